import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostAtOnce } from './channels.js';
import { POST, ports, S, track } from './command.fixture.js';
import { type Action, decide } from './decide.js';
import { noteJudgement, noteLaunch, noteRefusal, order } from './order.js';
import type { CommandPorts } from './ports.js';
import type { CommandPost } from './post.js';
import { type CommandState, type CommandTrack, emptyCommand } from './state.js';

const stateOf = (...tracks: CommandTrack[]): CommandState => ({ ...emptyCommand(), tracks });
const reaction = () => 1;
const said = (actions: readonly Action[]) =>
  actions.map((action) =>
    action.kind === 'withheld'
      ? action.reason
      : action.kind === 'again'
        ? `again at ${action.at_us / S}`
        : `${action.kind} ${action.track.report.number}`,
  );

function decided(
  tracks: CommandTrack[],
  { post = POST, its = ports(), now_us = 0, noFire = '' as CommandState['noFireBecause'] } = {},
): readonly string[] {
  const state = { ...stateOf(...tracks), noFireBecause: noFire };
  return said(decide(post, state, now_us, its, reaction)).filter((word) => !word.startsWith('evaluated'));
}

describe('a decision about one track', () => {
  it('is to fire at a hostile ballistic missile that falls on a defended place', () => {
    const state = stateOf(track(1));
    const actions = decide(POST, state, 0, ports(), reaction);
    expect(said(actions)).toEqual(['evaluated 1', 'decided 1']);
    expect(actions[0]).toMatchObject({ place: 'base', first_us: 5 * S, last_us: 40 * S });
    expect(state.tracks[0].engagement).toMatchObject({ group: 'a', shots: 2, orderAt_us: 1 * S });
    // Two shots, two seconds apart, each holding a channel from launch to four seconds before its intercept.
    expect(state.bookings.map(({ from_us, until_us }) => [from_us / S, until_us / S])).toEqual([
      [5, 13],
      [7, 15],
    ]);
  });

  it('waits for identification, and says nothing meanwhile', () => {
    expect(decided([track(1, { kind: '' })])).toEqual([]);
  });

  const neverDown = () => {
    const one = track(1);
    const { impactLatitude_rad: _, ...report } = one.report;
    return { ...one, report };
  };
  const never = (reason: 'out-of-reach' | 'inside-minimum-range') =>
    ports({ plan: () => ({ ok: false, reason }), opportunities: () => ({ ok: false, reason }) });
  const held = (ballistic: 'free' | 'tight' | 'hold'): CommandPost => ({
    ...POST,
    weaponsControl: { ballistic, airBreathing: 'free' },
  });
  it.each([
    ['of debris', [track(1, { kind: 'debris' })], {}, 'taken-for-debris'],
    ['of a rocket', [track(1, { kind: 'rocket' })], {}, 'not-in-class'],
    ['of a friend', [track(1, { identity: 'friend' })], {}, 'identified-friendly'],
    ['under weapons hold', [track(1)], { post: held('hold') }, 'weapons-hold'],
    [
      'of an unknown under weapons tight',
      [track(1, { identity: 'unknown' })],
      { post: held('tight') },
      'not-authorised',
    ],
    [
      'without the centre that decides',
      [track(1)],
      { post: { ...POST, control: 'centralised', linked: false } as CommandPost },
      'not-authorised',
    ],
    ['that falls in the desert', [track(1, {}, { impactLatitude_rad: 0.65 })], {}, 'lands-harmlessly'],
    ['that does not come down', [neverDown()], {}, 'lands-harmlessly'],
    ['while the battery may not fire', [track(1)], { noFire: 'no-consent' as const }, 'no-consent'],
    ['without rounds', [track(1)], { its: ports({ rounds_a: 0 }) }, 'magazine-empty'],
    ['without launchers', [track(1)], { post: { ...POST, groups: [] } }, 'magazine-empty'],
    [
      'with the last rounds held back',
      [track(1)],
      { post: { ...POST, doctrine: { ...POST.doctrine, reserve: 16 } } },
      'reserve-held',
    ],
    [
      'while all launchers reload',
      [track(1)],
      { its: ports({ rounds: () => ({ ready: 0, total: 4 }) }) },
      'no-ready-launcher',
    ],
    ['out of reach', [track(1)], { its: never('out-of-reach') }, 'out-of-reach'],
    ['too near', [track(1)], { its: never('inside-minimum-range') }, 'inside-minimum-range'],
    ['first reported too late', [track(1, { firstReport_us: 45 * S })], { now_us: 45 * S }, 'too-late'],
    [
      'identified too late',
      [track(1, { firstReport_us: 10 * S })],
      { now_us: 45 * S },
      'not-identified-in-time',
    ],
    ['after all its salvos', [track(1, { salvos: 2 })], {}, 'missed'],
  ] as const)('%s is no', (_, tracks, circumstances, reason) => {
    expect(decided([...tracks], circumstances)).toEqual([reason]);
  });

  it('fires at an unknown under weapons free', () => {
    expect(decided([track(1, { identity: 'unknown' })], { post: held('free') })).toEqual(['decided 1']);
  });

  it('is told once: the same reason again says nothing', () => {
    const state = stateOf(track(1, { kind: 'debris' }));
    decide(POST, state, 0, ports(), reaction);
    expect(decide(POST, state, 5 * S, ports(), reaction)).toEqual([]);
  });

  it('keeps the wait as the reason when time has run out over it', () => {
    const waiting = track(1, { withheld: 'channels-full', firstReport_us: 0 });
    expect(decided([waiting], { now_us: 45 * S })).toEqual([]);
  });

  it('takes the group that kills best among those that can', () => {
    const post = { ...POST, groups: ['a', 'b'] };
    const better: CommandPorts['plan'] = (number, group, notBefore_us) => {
      const plan = ports().plan(number, group, notBefore_us);
      return plan.ok && group === 'b' ? { ...plan, killProbability: 0.8 } : plan;
    };
    const state = stateOf(track(1));
    decide(post, state, 0, ports({ plan: better }), reaction);
    expect(state.tracks[0].engagement?.group).toBe('b');
    const unable: CommandPorts['plan'] = (number, group, notBefore_us) =>
      group === 'b' ? { ok: false, reason: 'out-of-reach' } : better(number, group, notBefore_us);
    const other = stateOf(track(1));
    decide(post, other, 0, ports({ plan: unable }), reaction);
    expect(other.tracks[0].engagement?.group).toBe('a');
  });
});

describe('decisions about several tracks', () => {
  const atTown = { impactLatitude_rad: 0.62 };

  it('serve the place worth more first when rounds are short', () => {
    const state = stateOf(track(1), track(2, {}, atTown));
    decide(POST, state, 0, ports({ rounds_a: 2 }), reaction);
    expect(state.tracks.map(({ engagement }) => engagement?.shots)).toEqual([undefined, 2]);
    expect(state.tracks[0].withheld).toBe('magazine-empty');
  });

  it('serve the earlier impact first where all else is the same', () => {
    const state = stateOf(track(1), track(2, {}, { impact_us: 50 * S }));
    decide(POST, state, 0, ports({ rounds_a: 2 }), reaction);
    expect(state.tracks.map(({ engagement }) => engagement?.shots)).toEqual([undefined, 2]);
  });

  it('prefer a fresh target to one that was fired at', () => {
    const state = stateOf(track(1, { salvos: 1, left: 0.16 }), track(2));
    decide(POST, state, 0, ports({ rounds_a: 2 }), reaction);
    expect(state.tracks.map(({ engagement }) => engagement?.shots)).toEqual([undefined, 2]);
  });

  it('shorten a salvo to the channels that are left, and wake when one is free', () => {
    const post = {
      ...POST,
      parameters: { ...POST.parameters, channels: { counts: 'missiles', most: 3 } },
    } as const;
    const state = stateOf(track(1), track(2), track(3));
    const words = said(decide(post, state, 0, ports(), reaction)).filter((word) => !word.startsWith('eval'));
    expect(state.tracks.map(({ engagement }) => engagement?.shots)).toEqual([2, 1, undefined]);
    expect(words).toEqual(['decided 1', 'decided 2', 'channels-full', 'again at 13']);
  });

  it('count targets where the limit counts those', () => {
    const post = {
      ...POST,
      parameters: { ...POST.parameters, channels: { counts: 'targets', most: 2 } },
    } as const;
    const state = stateOf(track(1), track(2), track(3));
    decide(post, state, 0, ports(), reaction);
    expect(state.tracks.map(({ engagement }) => engagement?.shots)).toEqual([2, 2, undefined]);
    expect(state.tracks[2].withheld).toBe('channels-full');
  });

  it('never order more rounds than there are less the reserve, nor hold more channels than there are', () => {
    const someTrack = fc.record({
      impact_s: fc.integer({ min: 30, max: 90 }),
      town: fc.boolean(),
      salvos: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(someTrack, { maxLength: 12 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (list, rounds_a, reserve, most, salvo) => {
          const post: CommandPost = {
            ...POST,
            doctrine: { ...POST.doctrine, reserve, salvo },
            parameters: { ...POST.parameters, channels: { counts: 'missiles', most } },
          };
          const tracks = () =>
            list.map(({ impact_s, town, salvos }, i) =>
              track(i + 1, { salvos }, { impact_us: impact_s * S, ...(town ? atTown : {}) }),
            );
          const state = stateOf(...tracks());
          decide(post, state, 0, ports({ rounds_a }), reaction);
          const shots = state.tracks.reduce((sum, { engagement }) => sum + (engagement?.shots ?? 0), 0);
          expect(shots).toBeLessThanOrEqual(Math.max(0, rounds_a - reserve));
          expect(mostAtOnce(state.bookings, 0, 1000 * S)).toBeLessThanOrEqual(most);
          for (const { engagement } of state.tracks)
            expect(engagement?.shots ?? 0).toBeLessThanOrEqual(salvo);
          // The order in which tracks are kept decides nothing.
          const turned = stateOf(...tracks().reverse());
          decide(post, turned, 0, ports({ rounds_a }), reaction);
          const shotsOf = (one: CommandState) =>
            new Map(one.tracks.map(({ report, engagement }) => [report.track, engagement?.shots ?? 0]));
          for (const [name, fired] of shotsOf(state)) expect(shotsOf(turned).get(name)).toBe(fired);
        },
      ),
    );
  });
});

describe('a decision carried out', () => {
  function afterDecision(): { state: CommandState; target: CommandTrack } {
    const state = stateOf(track(1));
    decide(POST, state, 0, ports(), reaction);
    return { state, target: state.tracks[0] };
  }

  it('is a fire order that waits for its target and knows when it is too late', () => {
    const { state, target } = afterDecision();
    expect(order(POST, state, target, 1 * S, ports())).toEqual({
      ok: true,
      group: 'a',
      shots: 2,
      notBefore_us: 5 * S,
      notAfter_us: 40 * S,
    });
    expect(target.salvos).toBe(1);
    expect(target.left).toBeCloseTo(0.16, 12);
  });

  it('is given up, its channels freed, when it has become impossible', () => {
    const { state, target } = afterDecision();
    expect(order(POST, state, target, 50 * S, ports())).toEqual({ ok: false, reason: 'too-late' });
    expect(state.bookings).toEqual([]);
    expect([target.engagement, target.salvos, target.left]).toEqual([null, 0, 1]);
  });

  it('ends with the last judgement: one kill ends the matter', () => {
    const { state, target } = afterDecision();
    order(POST, state, target, 1 * S, ports());
    noteLaunch(target);
    noteLaunch(target);
    expect(noteJudgement(state, target, true)).toBe(false);
    expect(noteJudgement(state, target, false)).toBe(true);
    expect([target.judgedKilled, target.engagement, state.bookings]).toEqual([true, null, []]);
    expect(decide(POST, state, 20 * S, ports(), reaction)).toEqual([]);
  });

  it('is followed by a second salvo where nothing was killed, and by no third', () => {
    const { state, target } = afterDecision();
    for (const salvo of [1, 2]) {
      order(POST, state, target, 1 * S, ports());
      noteLaunch(target);
      expect(noteRefusal(state, target, 1)).toBe(false);
      expect(noteJudgement(state, target, false)).toBe(true);
      const words = said(decide(POST, state, 10 * S, ports(), reaction));
      expect(words).toEqual(salvo === 1 ? ['decided 1'] : ['missed']);
    }
  });
});
