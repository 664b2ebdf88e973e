/** What a ledger makes of a battery's rounds, from events written by hand. */
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../engine/index.js';
import {
  batteryStatus,
  interceptorEnded,
  interceptorLaunched,
  plotOrigins,
  radarPass,
  threatEvaluated,
  trackReport,
} from '../../messages/index.js';
import type { World } from '../compile/world.js';
import { DefenceLedger } from './defence-ledger.js';

const world = { batteries: [{ id: 'battery' }] } as unknown as World;

const event = ({ kind }: { readonly kind: string }, data: object, time_us = 0) =>
  ({ kind, time_us, phase: 0, entity: 'battery', data }) as unknown as LoggedEvent;

const origin = (threat: string, body: string, look: number) =>
  event(plotOrigins, {
    radar: 'battery',
    threat,
    body,
    looks: [look],
    plots: [0],
    times_us: [look],
    ranges_m: [1],
  });

const track = (id: string, look: number) =>
  event(trackReport, { battery: 'battery', track: id, look, plot: 0 });

const launched = (interceptor: string, at: string, time_us = 0) =>
  event(
    interceptorLaunched,
    { battery: 'battery', track: at, interceptor, type: 'round', salvo: 1 },
    time_us,
  );

const ended = (interceptor: string, data: object) =>
  event(interceptorEnded, {
    battery: 'battery',
    interceptor,
    arrived: true,
    height_m: 1,
    range_m: 1,
    ...data,
  });

function read(...events: readonly LoggedEvent[]): DefenceLedger {
  const ledger = new DefenceLedger(world);
  for (const one of events) ledger.event(one);
  ledger.finish();
  return ledger;
}

describe('the predicted impact of a threat', () => {
  it('is that of the last report of its track', () => {
    const report = (impact_us: number | undefined) =>
      event(trackReport, { battery: 'battery', track: 't1', look: 1, plot: 0, impact_us });
    const ledger = read(origin('m', 'missile', 1), report(100), report(120), report(undefined));
    expect(ledger.ladder('battery', 'm').predictedImpact_us).toBe(120);
  });
});

describe('a threat told twice', () => {
  it('was found when it was told first, and could be met when that was told first', () => {
    const told = (time_us: number, window: object) =>
      event(threatEvaluated, { battery: 'battery', track: 't1', impact_us: 100, ...window }, time_us);
    const ledger = read(
      origin('m', 'missile', 1),
      track('t1', 1),
      told(10, {}),
      told(20, { firstLaunch_us: 40, lastLaunch_us: 60 }),
      told(30, { firstLaunch_us: 41, lastLaunch_us: 61 }),
    );
    expect(ledger.ladder('battery', 'm')).toMatchObject({
      evaluated_us: 10,
      firstOpportunity_us: 40,
      lastOpportunity_us: 60,
    });
  });
});

describe('rounds that were wasted', () => {
  it('are those at what carried no warhead and those that found nothing, each once', () => {
    // Of five rounds one is at a warhead and misses; the other four are wasted: no more than were fired.
    const ledger = read(
      origin('raider', 'warhead', 1),
      origin('raider', 'spent-body', 2),
      track('of-warhead', 1),
      track('of-empty-body', 2),
      launched('at-warhead', 'of-warhead'),
      ended('at-warhead', { result: 'missed', threat: 'raider', body: 'warhead' }),
      launched('second-at-warhead', 'of-warhead'),
      ended('second-at-warhead', { result: 'no-target' }),
      launched('at-empty-body', 'of-empty-body'),
      ended('at-empty-body', { result: 'killed', threat: 'raider', body: 'spent-body' }),
      launched('second-at-empty-body', 'of-empty-body'),
      ended('second-at-empty-body', { result: 'no-target' }),
      launched('at-nothing', 'of-nothing'),
      ended('at-nothing', { result: 'no-target' }),
    );
    expect(ledger.wasted('battery')).toBe(4);
  });
});

describe('the status at a time', () => {
  it('is the last one told before or at it, and the first before any was', () => {
    const status = (state: string, time_us: number) =>
      event(batteryStatus, { battery: 'battery', state }, time_us);
    const ledger = read(status('absent', 0), status('assembling', 10), status('online', 20));
    const at = [-5, 0, 9, 10, 19, 20, 99].map((time_us) => ledger.statusAt('battery', time_us)?.state);
    expect(at).toEqual(['absent', 'absent', 'absent', 'assembling', 'assembling', 'online', 'online']);
  });
});

describe('a kill', () => {
  it('is of the body that carries the warhead alone', () => {
    const shot = [origin('raider', 'spent-body', 1), track('it', 1), launched('one', 'it')];
    const at = (body: string) =>
      read(...shot, ended('one', { result: 'killed', threat: 'raider', body })).kill('raider');
    expect(at('spent-body')).toBeUndefined();
    expect(at('warhead')).toMatchObject({ battery: 'battery' });
    expect(at('missile')).toMatchObject({ battery: 'battery' });
  });
});

describe('how a radar passed a threat', () => {
  it('is told of the body that carries the warhead alone', () => {
    const pass = (body: string) =>
      event(radarPass, {
        radar: 'battery',
        threat: 'raider',
        body,
        looks: 0,
        detections: 0,
        limit: 'below-horizon',
      });
    expect(read(pass('spent-body')).ladder('battery', 'raider').pass).toBeUndefined();
    expect(read(pass('warhead')).ladder('battery', 'raider').pass).toMatchObject({ limit: 'below-horizon' });
  });
});
