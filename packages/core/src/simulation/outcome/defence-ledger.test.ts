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
  it('was found when it was told first, and could be met as was reckoned last', () => {
    const told = (time_us: number, window: object) =>
      event(threatEvaluated, { battery: 'battery', track: 't1', impact_us: 100, ...window }, time_us);
    const ledger = read(
      origin('m', 'missile', 1),
      track('t1', 1),
      told(10, {}),
      told(20, { firstLaunch_us: 40, lastLaunch_us: 60 }),
      told(40, { firstLaunch_us: 43, lastLaunch_us: 55 }),
    );
    expect(ledger.ladder('battery', 'm')).toMatchObject({
      evaluated_us: 10,
      firstOpportunity_us: 43,
      lastOpportunity_us: 55,
    });
  });

  it('could be met before what is left of that when it is told late, be it by another track', () => {
    const told = (time_us: number, of: string, window: object) =>
      event(threatEvaluated, { battery: 'battery', track: of, impact_us: 100, ...window }, time_us);
    const events = [
      origin('m', 'missile', 1),
      event(plotOrigins, {
        radar: 'battery',
        threat: 'm',
        body: 'missile',
        looks: [2],
        plots: [0],
        times_us: [2],
        ranges_m: [1],
      }),
      track('t1', 1),
      track('t2', 2),
      told(20, 't1', { firstLaunch_us: 40, lastLaunch_us: 60 }),
      told(50, 't2', { firstLaunch_us: 45, lastLaunch_us: 58 }),
    ];
    const window = { firstOpportunity_us: 40, lastOpportunity_us: 58 };
    expect(read(...events).ladder('battery', 'm')).toMatchObject(window);
    // A third one that comes too late for any takes nothing back.
    expect(read(...events, told(59, 't1', {})).ladder('battery', 'm')).toMatchObject(window);
  });

  it('could not be met where the same track says so later', () => {
    const told = (window: object) =>
      event(threatEvaluated, { battery: 'battery', track: 't1', impact_us: 100, ...window }, 20);
    const ledger = read(
      origin('m', 'missile', 1),
      track('t1', 1),
      told({ firstLaunch_us: 40, lastLaunch_us: 60 }),
      told({}),
    );
    expect(ledger.ladder('battery', 'm').firstOpportunity_us).toBeUndefined();
    expect(ledger.ladder('battery', 'm').lastOpportunity_us).toBeUndefined();
  });

  it('could be met by every shot that was fired at it', () => {
    const shots = [launched('early', 't1', 36), launched('late', 't1', 70)];
    const events = [origin('m', 'missile', 1), track('t1', 1)];
    const told = event(
      threatEvaluated,
      { battery: 'battery', track: 't1', impact_us: 100, firstLaunch_us: 40, lastLaunch_us: 60 },
      20,
    );
    for (const window of [[told], []])
      expect(read(...events, ...window, ...shots).ladder('battery', 'm')).toMatchObject({
        firstOpportunity_us: 36,
        lastOpportunity_us: 70,
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
