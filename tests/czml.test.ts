/** CZML of the April raid: it keeps the schemas, and holds what happened when it happened. */
import { ecefToGeodetic, geodeticToEcef } from '@testudo/core/earth';
import { isEvent } from '@testudo/core/engine';
import { areaWarned, interceptorEnded, launchReport, trackReport } from '@testudo/core/messages';
import { parseUtc, vec3 } from '@testudo/core/numerics';
import { czml } from '@testudo/interop';
import { describe, expect, it } from 'vitest';
import { packetCheck } from './czml-schema.js';
import { outsideTruth } from './provisions.js';
import { recorded } from './recorded.js';

const recording = recorded('iraq-2020/april');
const text = czml.write(recording);
const { epochUnix_us } = recording.scenario;

interface Read {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  readonly description?: string;
  readonly availability?: string;
  readonly position?: { readonly epoch: string; readonly cartesian: readonly number[] };
  readonly ellipse?: { readonly semiMajorAxis: number; readonly rotation: number };
  readonly clock?: { readonly interval: string; readonly currentTime: string; readonly multiplier: number };
}

const packets = JSON.parse(text) as readonly Read[];
const byId = new Map(packets.map((one) => [one.id, one]));
const named = (id: string): Read => {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no packet ${id}`);
  return found;
};
const us = (time: string): number => {
  const parsed = parseUtc(time);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.unix_us - epochUnix_us;
};
const span = ({ availability = '' }: Read): readonly number[] => availability.split('/').map(us);

describe('CZML of iraq-2020/april', () => {
  it('keeps the CZML schemas, packet by packet', (context) => {
    const check = packetCheck(outsideTruth(context, 'schemas/czml-writer-Schema'));
    expect(packets.flatMap((one) => check({ ...one }).map((what) => `${one.id}: ${what}`))).toEqual([]);
    expect(check({ id: 'x', label: { text: 5 } })).toHaveLength(1);
    expect(check({ id: 'x', label: { txt: 'a' } })).toEqual(['label has no txt']);
  });

  it('begins with a document that has a clock over the whole raid', () => {
    const [document] = packets;
    expect(document).toMatchObject({ id: 'document', version: '1.0', clock: { multiplier: 20 } });
    const [from = 0, until = 0] = (document?.clock?.interval ?? '').split('/').map(us);
    expect(us(document?.clock?.currentTime ?? '')).toBeGreaterThanOrEqual(from);
    for (const { launch_us } of recording.outcome.threats) expect(launch_us).toBeGreaterThan(from);
    for (const { points } of recording.trajectories) {
      expect(points.at(-1)?.time_us).toBeLessThan(until);
    }
  });

  it('has ids of their own, parents that are there, and a mark in every description', () => {
    expect(byId.size).toBe(packets.length);
    for (const { id, parent, description } of packets) {
      if (parent !== undefined) expect(byId.has(parent), `${id} has the parent ${parent}`).toBe(true);
      expect(description, id).toMatch(/SIMULATION, EXERCISE/);
    }
  });

  it('keeps truth and perception apart', () => {
    const top = ({ id, parent }: Read): string => (parent === undefined ? id : top(named(parent)));
    for (const one of packets) {
      const says = { truth: one.name.includes('(truth)'), perception: one.name.includes('(perception') };
      if (one.parent === undefined) continue;
      expect(says.truth, one.id).toBe(top(one).startsWith('truth/'));
      expect(says.perception, one.id).toBe(top(one).startsWith('perception/'));
    }
  });

  it('has every body and every interceptor where it was, at its times', () => {
    const flights = [
      ...recording.trajectories.map(({ threat, body, points }) => ({
        id: `truth/${threat}/${body}`,
        points,
      })),
      ...recording.interceptors.map(({ interceptor, points }) => ({ id: `truth/${interceptor}`, points })),
    ];
    for (const { id, points } of flights) {
      const { position } = named(id);
      const start_us = us(position?.epoch ?? '');
      expect(position?.cartesian).toHaveLength(4 * points.length);
      points.forEach((point, i) => {
        const [t = 0, x = 0, y = 0, z = 0] = position?.cartesian.slice(4 * i, 4 * i + 4) ?? [];
        const at = geodeticToEcef(point);
        expect(start_us + Math.round(t * 1e6)).toBe(point.time_us);
        expect(Math.hypot(x - at.x, y - at.y, z - at.z)).toBeLessThan(0.01);
      });
      const [from = 0, until = 0] = span(named(id));
      expect(from).toBe(points[0]?.time_us);
      // Its trail stays for two minutes.
      expect(until - (points.at(-1)?.time_us ?? 0)).toBe(120_000_000);
    }
  });

  it('shows each end of an interceptor at its time and place', () => {
    const ends = recording.events.filter((event) => isEvent(event, interceptorEnded));
    expect(ends.length).toBeGreaterThan(10);
    for (const event of ends) {
      if (!isEvent(event, interceptorEnded)) continue;
      const packet = named(`truth/${event.entity}/end`);
      expect(span(packet)[0]).toBe(event.time_us);
      const [x = 0, y = 0, z = 0] = packet.position?.cartesian ?? [];
      const at = event.data.position_ecef_m;
      expect(Math.hypot(x - at.x, y - at.y, z - at.z)).toBeLessThan(0.01);
    }
  });

  it('has a predicted impact for each report that had one, shown from that report on', () => {
    const reports = recording.events.filter(
      (event) => isEvent(event, trackReport) && event.data.impact_us !== undefined,
    );
    const ellipses = packets.filter(({ id }) => /^perception\/track\/.*\/impact\/\d+$/.test(id));
    expect(ellipses).toHaveLength(reports.length);
    expect(new Set(ellipses.map((one) => span(one)[0]))).toEqual(
      new Set(reports.map(({ time_us }) => time_us)),
    );
    // 95 % of a normal error in two dimensions lie within 2.4477 standard deviations (χ² with two degrees of freedom).
    const [first] = reports;
    if (first === undefined || !isEvent(first, trackReport)) throw new Error('no report');
    const { impactMajorSigma_m = 0, impactAzimuth_rad = 0, track } = first.data;
    const drawn = named(`perception/track/${track}/impact/1`).ellipse;
    expect((drawn?.semiMajorAxis ?? 0) / impactMajorSigma_m).toBeCloseTo(2.4477, 3);
    // Cesium turns counterclockwise from east.
    expect(drawn?.rotation).toBeCloseTo(Math.PI / 2 - impactAzimuth_rad, 12);
  });

  it('shows warned areas from their report until what they warned of has ended, and alarms while they stand', () => {
    const reports = recording.events.filter((event) => isEvent(event, launchReport));
    const areas = packets.filter(({ id }) => id.startsWith('warned-area/'));
    expect(areas.map((one) => span(one)[0])).toEqual(reports.map(({ time_us }) => time_us));
    for (const one of areas) {
      const [from = 0, until = 0] = span(one);
      expect(until).toBeGreaterThan(from);
      expect(until - from).toBeLessThan(900e6);
    }
    const alarms = packets.filter(({ id }) => id.startsWith('alarm/'));
    const sounded = recording.events.filter((event) => isEvent(event, areaWarned));
    for (const event of sounded) {
      if (!isEvent(event, areaWarned)) continue;
      const during = alarms.filter(({ id }) => id.startsWith(`alarm/${event.data.place}/`)).map(span);
      expect(during.some(([from = 0, until = 0]) => from <= event.time_us && event.time_us < until)).toBe(
        true,
      );
    }
  });

  it('stays on the ground with what stands on it', () => {
    for (const { id, position } of packets.filter((one) => /^(place|battery|launch-site)\//.test(one.id))) {
      const [x = 0, y = 0, z = 0] = position?.cartesian ?? [];
      const { height_m } = ecefToGeodetic(vec3<'ecef'>(x, y, z));
      expect(height_m, id).toBeGreaterThan(-10);
      expect(height_m, id).toBeLessThan(3000);
    }
  });
});
