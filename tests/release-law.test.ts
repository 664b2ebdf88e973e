/** The law of releases: what an audience may not be told changes nothing that it is given, leaf by leaf. */
import { AUDIENCES, type Audience } from '@testudo/core/scenario';
import { releaseOf } from '@testudo/interop/release';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, WAYS, withOthers } from './leaves.js';
import { recorded } from './recorded.js';
import { DAY_US, declared, keepsTheLaw, policy, renamed, runCase, timelineCase } from './release-law.js';
import { outputsOf } from './release-outputs.js';

keepsTheLaw(runCase('first-shot/defended'));
keepsTheLaw(timelineCase('iraq-2020/deployment'));

describe('what is not told at all', () => {
  const april = recorded('iraq-2020/april');

  it('is by which ids and in which order several batteries stand in the scenario', () => {
    const told = releaseOf(april, policy, 'own-force');
    expect(told.batteries).toHaveLength(4);
    expect(releaseOf(renamed(april), policy, 'own-force')).toEqual(told);
  });

  it('may have happened or not: for the public no event but what can be seen and heard', () => {
    const seen = /^(interceptor-launched|interceptor-ended|body-landed|area-warned)$/;
    const before = outputsOf(releaseOf(april, policy, 'public'));
    const bare = { ...april, events: april.events.filter(({ kind }) => seen.test(kind)) };
    expect(bare.events.length).toBeLessThan(april.events.length / 4);
    expect(outputsOf(releaseOf(bare, policy, 'public'))).toEqual(before);
    const more = april.events.filter(({ kind }) => !seen.test(kind)).map((one) => ({ ...one, time_us: 5 }));
    const crowded = { ...april, events: [...more, ...april.events, ...more] };
    expect(outputsOf(releaseOf(crowded, policy, 'public'))).toEqual(before);
  });

  it.each(AUDIENCES)('holds no seed, trial, digest or anything like a hash (%s)', (audience) => {
    const marked = { ...april, seed: '8172635445362718', trial: 918_273_645 };
    for (const text of Object.values(outputsOf(releaseOf(marked, policy, audience)))) {
      expect(text).not.toMatch(/8172635445362718|918273645|\b[0-9a-f]{32,}\b/i);
      expect(text).not.toContain(april.digest);
      expect(text).not.toMatch(/\b(seed|digest|trial|sha)\b/i);
    }
  });
});

describe('texts of whoever wrote the scenario', () => {
  it.each(['<script>alert(1)</script>', '=1+1', 'a\u001b[2J\u202eb', ']]><x>', '"><img src=x>'])(
    'hurt nothing that is written (%j)',
    (hostile) => {
      const shot = recorded('first-shot/defended');
      const named = <T extends object>(one: T): T => ({ ...one, name: hostile });
      const { scenario } = shot;
      const written = {
        ...shot,
        scenario: {
          ...scenario,
          title: hostile,
          summary: hostile,
          places: scenario.places.map(named),
          launchSites: scenario.launchSites.map(named),
          batteries: scenario.batteries.map(named),
          catalogue: scenario.catalogue.map(named),
        },
      };
      const { json, words, page, geojson, kml, csv } = outputsOf(releaseOf(written, policy, 'analyst'));
      for (const text of [json, words, page, geojson, kml, csv])
        expect(
          [...text.replaceAll(/[\r\n]/g, '')].filter((one) => /[\p{Cc}\u202a-\u202e]/u.test(one)),
        ).toEqual([]);
      for (const text of [page, kml]) expect(text).not.toMatch(/<script|<x>|<img/);
      expect(csv).not.toMatch(/(^|,)"?[=+@]/m);
    },
  );
});

describe('how late', () => {
  const shot = recorded('first-shot/defended');
  const { epochUnix_us, duration_us } = shot.scenario;
  const at = (audience: Audience, asOf_us: number) => releaseOf(shot, policy, audience, asOf_us);

  it('nothing is told before it happened, whoever asks', () => {
    for (const audience of AUDIENCES) {
      const { launches, flashes, alarms, tracks, threats } = at(audience, epochUnix_us);
      for (const part of [launches, flashes, alarms, tracks, threats]) expect(part ?? []).toEqual([]);
    }
  });

  it('a state is told after the delay and not before, and what anyone can see at once', () => {
    const end_us = epochUnix_us + duration_us;
    expect(at('host-nation', end_us).batteries).toEqual([]);
    expect(at('host-nation', end_us).launches).toHaveLength(2);
    expect(at('host-nation', end_us + 9 * DAY_US).batteries).toEqual([
      { id: 'battery A', place: 'place 1', states: [{ state: 'there' }] },
    ]);
    expect(at('coalition', end_us).batteries).toEqual([]);
    expect(at('coalition', end_us + 2 * DAY_US).batteries).toMatchObject([
      {
        states: [{ state: 'in operation' }],
        readiness: [{ ableToFire: true }],
        magazine: { band: 'over half' },
      },
    ]);
  });

  it('the own force is told what it believes at once, and never the truth', () => {
    const told = at('own-force', epochUnix_us + duration_us);
    expect(told.tracks?.length).toBeGreaterThan(0);
    expect(told.batteries).toMatchObject([{ magazine: { rounds: [{ type: 'PAC-3 CRI', left: 62 }] } }]);
    expect(told.threats).toBeUndefined();
    expect(at('analyst', epochUnix_us + duration_us).threats).toMatchObject([{ fate: 'killed' }]);
  });
});

describe('a magazine that is fired from and supplied', () => {
  const campaign = recorded('first-shot/campaign');
  const { epochUnix_us, duration_us } = campaign.scenario;

  it('is told as it was at the moment of the release: what was there and came, less what was fired', () => {
    // Two launchers of twelve rounds; from then on the log, added up here.
    for (const days of [0.5, 20, 45, 60, 90]) {
      const asOf_us = epochUnix_us + Math.min(days * DAY_US, duration_us);
      let left = 24;
      for (const { kind, time_us, data } of campaign.events) {
        if (epochUnix_us + time_us >= asOf_us) continue;
        if (kind === 'interceptor-launched') left -= 1;
        if (kind === 'supply-delivered' || (kind === 'launcher-loaded' && data.brought === true))
          left += data.rounds as number;
      }
      const told = releaseOf(campaign, policy, 'own-force', asOf_us).batteries;
      expect(told, `${days} days`).toMatchObject([{ magazine: { rounds: [{ left }] } }]);
    }
  });
});

describe('a single leaf', () => {
  const { of, value, release } = runCase('first-shot/defended');
  const byPath = new Map<string, ReturnType<typeof leavesOf>>();
  const copy = structuredClone(value);
  for (const leaf of leavesOf(copy)) byPath.set(leaf.path, [...(byPath.get(leaf.path) ?? []), leaf]);

  it.each(AUDIENCES)('of every withheld path changes nothing that is released to %s', (audience) => {
    const isDeclared = declared(of, audience);
    const before = JSON.stringify(release(copy, audience));
    const withheld = [...byPath].filter(([path]) => !isDeclared(path));
    expect(withheld.length).toBeGreaterThan(150);
    for (const [path, leaves] of withheld) {
      const { holder, key } = leaves[Math.floor(leaves.length / 2)];
      const was = holder[key];
      const [other] = leavesOf(withOthers({ x: was }, () => true, 0));
      holder[key] = other.holder.x;
      expect(JSON.stringify(release(copy, audience)), path).toBe(before);
      holder[key] = was;
    }
  });

  // These only say whether something is told yet, and here everything is; or what is delivered for, and here nothing is.
  const IDLE = new Set([
    'scenario.batteries[].launcherGroups[].id',
    'scenario.batteries[].launcherGroups[].interceptor',
    'scenario.duration_us',
    'events[battery-status].time_us',
    'events[track-identified].time_us',
  ]);

  it('of every declared path can change what is released to analysts', () => {
    const isDeclared = declared(of, 'analyst');
    const before = JSON.stringify(release(value, 'analyst'));
    const idle = [...byPath.keys()].filter(
      (path) =>
        isDeclared(path) &&
        WAYS.every((way) => {
          const other = withOthers(value, (one) => one === path, way);
          return JSON.stringify(release(other, 'analyst')) === before;
        }),
    );
    expect(idle.filter((path) => !IDLE.has(path))).toEqual([]);
  });
});

describe('what is coarser than it was', () => {
  const MINUTE_US = 60_000_000;
  const april = runCase('iraq-2020/april');

  it('is the same for the public where everything happened at another second of its minute, and a few metres off', () => {
    const before = outputsOf(april.release(april.value, 'public'));
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: MINUTE_US - 1 })), (offsets) => {
        const moved = structuredClone(april.value) as unknown as {
          events: { time_us: number }[];
          scenario: { epochUnix_us: number; batteries: { latitude_rad: number }[] };
        };
        for (const event of moved.events) {
          const unix_us = moved.scenario.epochUnix_us + event.time_us;
          const offset = offsets.next().value;
          event.time_us += Math.floor(unix_us / MINUTE_US) * MINUTE_US + offset - unix_us;
        }
        for (const battery of moved.scenario.batteries) battery.latitude_rad += 1e-6;
        expect(outputsOf(april.release(moved as unknown as typeof april.value, 'public'))).toEqual(before);
      }),
      { numRuns: 5 },
    );
  });

  it('is another for the public where it happened in another minute', () => {
    const later = structuredClone(april.value) as unknown as { events: { kind: string; time_us: number }[] };
    for (const event of later.events) if (event.kind === 'body-landed') event.time_us += MINUTE_US;
    for (const event of later.events) if (event.kind === 'interceptor-launched') event.time_us += MINUTE_US;
    expect(april.release(later as unknown as typeof april.value, 'public')).not.toEqual(
      april.release(april.value, 'public'),
    );
  });
});
