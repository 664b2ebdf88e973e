/** What the files and words of a release hold: all that is told, at its own moment and place. */
import {
  placeNames,
  type Release,
  releaseCsv,
  releaseGeojson,
  releaseKml,
  releaseOf,
} from '@testudo/interop/release';
import { describe, expect, it } from 'vitest';
import { recorded } from './recorded.js';
import { DAY_US, policy } from './release-law.js';
import { outputsOf } from './release-outputs.js';
import { recordedOver } from './release-scenario.js';

interface Feature {
  readonly geometry: { readonly coordinates: readonly number[] } | null;
  readonly properties: { readonly [key: string]: unknown };
}

function featuresOf(release: Release): readonly Feature[] {
  return (JSON.parse(releaseGeojson.write(release)) as { readonly features: readonly Feature[] }).features;
}

/** Placemarks by folder. */
function placemarksOf(release: Release): readonly { readonly folder: string; readonly text: string }[] {
  return releaseKml
    .write(release)
    .split('<Folder>')
    .slice(1)
    .flatMap((text) => {
      const folder = /<name>([^<]*)/.exec(text)?.[1] ?? '';
      return [...text.matchAll(/<Placemark>.*?<\/Placemark>/gs)].map(([one]) => ({ folder, text: one }));
    });
}

const campaign = recorded('first-shot/campaign');
const LATE_US = campaign.scenario.epochUnix_us + campaign.scenario.duration_us + 10 * DAY_US;
const toAnalysts = releaseOf(campaign, policy, 'analyst', LATE_US);
const april = recorded('iraq-2020/april');
const aprilToAnalysts = releaseOf(april, policy, 'analyst', april.scenario.epochUnix_us + 30 * DAY_US);

describe('two places of one name', () => {
  const twins = recordedOver(`id: twins
title: Two bases of one name
places:
  base: {name: Camp}
  other:
    name: Camp
    latitude_deg: 31
    longitude_deg: 21
    confidence: assumed
    note: fictional
    elevation: {value: 0, unit: m, confidence: assumed}
    radius: {value: 2, unit: km, confidence: assumed}
    people:
      crew: {name: Crew, count: {value: 200, unit: people, confidence: assumed}, timeToShelter: {low: 15, nominal: 45, high: 120, unit: s, confidence: assumed}}
threats:
  more: {class: scud-b, from: launcher, at: other, volley: first, count: 1}
`);
  const release = releaseOf(twins, policy, 'public', twins.scenario.epochUnix_us + 30 * DAY_US);

  it('have what is near each stand at it, and not at the other', () => {
    const spotOf = new Map(
      (release.places ?? []).map(({ id, latitude_deg, longitude_deg }) => [
        id,
        [longitude_deg, latitude_deg],
      ]),
    );
    expect(spotOf.size).toBe(2);
    for (const part of ['launches', 'flashes', 'impacts', 'alarms'] as const) {
      for (const { id, place } of release[part] ?? []) {
        const feature = featuresOf(release).find(({ properties }) => properties.id === id);
        expect(feature?.geometry?.coordinates, id).toEqual(spotOf.get(place ?? ''));
      }
    }
    expect(new Set((release.alarms ?? []).map(({ place }) => place)).size).toBe(2);
  });

  it('are told apart in words', () => {
    expect(placeNames(release)('place 1')).toBe('Camp (place 1)');
    const { words, csv, page, kml } = outputsOf(release);
    for (const text of [words, csv, page, kml])
      for (const label of ['place 1', 'place 2']) expect(text).toContain(`Camp (${label})`);
    expect(words).not.toMatch(/(near|at) Camp(?! \()/);
  });

  it('and one of a name of its own is called by it alone', () => {
    const names = placeNames(aprilToAnalysts);
    for (const { id, name } of aprilToAnalysts.places ?? []) expect(names(id)).toBe(name);
  });
});

describe('what really flew, in words', () => {
  const { words = '' } = outputsOf(toAnalysts);
  const section = words.slice(words.indexOf('WHAT REALLY FLEW'), words.indexOf('WHAT IS TOLD HERE'));

  it('stands under the day of its launch', () => {
    const days = (toAnalysts.threats ?? []).map(({ time_utc }) => time_utc.slice(0, 10));
    expect(new Set(days).size).toBeGreaterThan(15);
    const said = section.match(/^ +\d+ (June|July|August) 2030$/gm) ?? [];
    expect(said).toHaveLength(new Set(days).size);
    expect(section.indexOf('threat 1,')).toBeGreaterThan(section.indexOf('1 June 2030'));
    expect(section.indexOf('threat 2,')).toBeGreaterThan(section.indexOf('5 June 2030'));
  });

  it('has the day beside a clock that is on another', () => {
    const [first] = toAnalysts.threats ?? [];
    const [track] = toAnalysts.tracks ?? [];
    if (first === undefined || track === undefined) throw new Error('there are some');
    const next = { time_utc: '2030-06-02T00:03:10Z', place: 'place 1' };
    const late: Release = {
      ...toAnalysts,
      threats: [{ ...first, killed_utc: next.time_utc }],
      tracks: [
        {
          ...track,
          time_utc: '2030-06-01T23:59:00Z',
          expected: next,
          lost_utc: next.time_utc,
          engagement: [
            { time_utc: '2030-06-01T23:59:30Z', step: 'withheld', reason: 'too-late' },
            { ...next, step: 'judged-killed', salvo: 1 },
          ],
        },
      ],
    };
    const told = (outputsOf(late).words ?? '').replaceAll(/\s+/g, ' ');
    expect(told).toContain('killed at 2 June 2030, 00:03:10');
    expect(told).toContain('expected to fall near Base at 2 June 2030, 00:03:10');
    expect(told).toContain('given up at 2 June 2030, 00:03:10');
    expect(told).toContain('23:59:30 no fire');
    expect(told).toContain('2 June 2030, 00:03:10 salvo 1');
  });
});

describe('a table of a release', () => {
  const lines = releaseCsv.write(toAnalysts).trimEnd().split('\r\n');

  it('says of itself what every other table says: an exercise', () => {
    expect(lines[0]).toMatch(/^simulation,/);
    for (const line of lines.slice(1)) expect(line).toMatch(/^exercise,analyst,/);
  });

  it('says of a battery what changed, in each row', () => {
    const states = lines.filter((line) => /^exercise,analyst,(state|readiness),/.test(line));
    expect(states.length).toBeGreaterThan(100);
    const said = states.map((line) => line.replace(/\d{4}-[^,]*Z/g, ''));
    for (const [index, one] of said.entries()) expect(one).not.toBe(said[index + 1]);
  });

  it('has every step, end and reason that is told', () => {
    const features = featuresOf(aprilToAnalysts).map(({ properties }) => properties);
    const count = (what: string) => features.filter((one) => one.what === what).length;
    const { tracks = [], threats = [], batteries = [] } = aprilToAnalysts;
    const steps = tracks.flatMap(({ engagement = [] }) => engagement);
    expect(steps.length).toBeGreaterThan(20);
    for (const what of ['fire-order', 'withheld', 'refused', 'judged-killed', 'judged-missed'] as const)
      expect(count(what), what).toBe(steps.filter(({ step }) => step === what).length);
    expect(count('track-lost')).toBe(tracks.filter((one) => one.lost_utc !== undefined).length);
    expect(count('expected-impact')).toBe(tracks.filter((one) => one.expected !== undefined).length);
    expect(count('threat-killed')).toBe(threats.filter((one) => one.killed_utc !== undefined).length);
    expect(count('threat-impact')).toBe(threats.filter((one) => one.impact !== undefined).length);
    expect(count('shot')).toBe(threats.flatMap(({ shots }) => shots).length);
    expect(count('shot-ended')).toBe(
      threats.flatMap(({ shots }) => shots).filter((one) => one.ended_utc !== undefined).length,
    );
    expect(count('state')).toBe(batteries.flatMap(({ states = [] }) => states).length);
    const csv = releaseCsv.write(aprilToAnalysts);
    expect(csv).toContain('no fire: ');
    expect(csv).toContain('online, radar on');
    expect(csv).toContain('it failed in flight by itself');
  });
});

describe('a threat on a map', () => {
  const { threats = [] } = aprilToAnalysts;
  const features = featuresOf(aprilToAnalysts);

  it('never has the moment of its launch at the place of its impact', () => {
    for (const { id, time_utc, impact } of threats) {
      const those = features.filter(({ properties }) => properties.id === id);
      const launch = those.find(({ properties }) => properties.what === 'threat');
      expect(launch?.properties).toMatchObject({ time_utc });
      expect(launch?.geometry).toBeNull();
      const end = those.find(({ properties }) => properties.what === 'threat-impact');
      expect(end?.properties.time_utc).toBe(impact?.time_utc);
      if (impact !== undefined)
        expect(end?.geometry?.coordinates).toEqual([impact.longitude_deg, impact.latitude_deg]);
    }
  });

  it('is there in every file, with a place or without', () => {
    const placemarks = placemarksOf(aprilToAnalysts);
    expect(placemarks).toHaveLength(features.length);
    for (const { id } of threats)
      expect(placemarks.some(({ text }) => text.includes(`<name>${id}: `))).toBe(true);
    for (const { folder, text } of placemarks)
      expect(text.includes('<Point>'), text).toBe(folder !== 'Without a position');
  });
});

describe('what lasts, in KML', () => {
  /** Begin and end of each span of a battery's states or readiness, in µs; ever where it has none. */
  function spansOf(release: Release, what: string) {
    return placemarksOf(release)
      .filter(({ text }) => text.includes(`<value>${what}</value>`))
      .map(({ text }) => {
        const at = (edge: string) => new RegExp(`<${edge}>([^<]*)</${edge}>`).exec(text)?.[1];
        return { begin: Date.parse(at('begin') ?? '1970-01-01T00:00:00Z'), end: Date.parse(at('end') ?? '') };
      });
  }

  it.each(['own-force', 'coalition'] as const)(
    'goes on to the next of its kind, and the last to the moment of the release (%s)',
    (audience) => {
      const release = releaseOf(campaign, policy, audience, LATE_US);
      for (const what of ['state', 'readiness']) {
        const spans = spansOf(release, what);
        expect(spans.length).toBeGreaterThan(what === 'state' && audience === 'coalition' ? 0 : 10);
        for (const [index, { begin, end }] of spans.entries()) {
          expect(begin).toBeLessThan(end);
          expect(end).toBe(spans[index + 1]?.begin ?? LATE_US / 1000);
        }
      }
    },
  );
});

it('the title and the id of a policy are in nothing that is released', () => {
  const secret = { ...policy, id: 'hides-taji', title: 'Draft 3, hides the second battery at Taji' };
  for (const text of Object.values(outputsOf(releaseOf(april, secret, 'public'))))
    expect(text).not.toMatch(/taji/i);
});
