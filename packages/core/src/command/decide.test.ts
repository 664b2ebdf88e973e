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
    ['that does not come down', [track(1, {}, { impactLatitude_rad: undefined })], {}, 'lands-harmlessly'],
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
    [
      'out of reach',
      [track(1)],
      { its: ports({ plan: () => ({ ok: false, reason: 'out-of-reach' }) }) },
      'out-of-reach',
    ],
    [
      'too near',
      [track(1)],
      { its: ports({ plan: () => ({ ok: false, reason: 'inside-minimum-range' }) }) },
      'inside-minimum-range',
    ],
    ['first reported too late', [track(1)], { now_us: 45 * S }, 'too-late'],
    ['identified too late', [track(1, { chance: 'had' })], { now_us: 45 * S }, 'not-identified-in-time'],
    ['after all its salvos', [track(1, { salvos: 2 })], {}, 'missed'],
    [
      'without time for a second salvo',
      [track(1, { salvos: 1, chance: 'had' })],
      { now_us: 45 * S },
      'too-late',
    ],
  ] as const)('%s is no', (_, tracks, circumstances, reason) => {
    expect(decided([...tracks], circumstances)).toEqual([reason]);
  });

  it('tells of a threat that may not be fired at, when it could have been, and why it is not', () => {
    const told = (
      post: CommandPost,
      changes: Partial<CommandTrack> = {},
      state = stateOf(track(1, changes)),
    ) => ({
      state,
      actions: decide(post, state, 0, ports(), reaction),
    });
    const { state, actions } = told(held('hold'));
    expect(actions).toMatchObject([
      { kind: 'evaluated', place: 'base', first_us: 5 * S, last_us: 40 * S },
      { kind: 'withheld', reason: 'weapons-hold' },
    ]);
    expect(told(held('hold'), {}, state).actions).toEqual([]);
    const unlinked: CommandPost = { ...POST, control: 'centralised', linked: false };
    for (const [post, changes] of [
      [held('tight'), { identity: 'unknown' }],
      [POST, { identity: 'friend' }],
      [unlinked, {}],
    ] as const)
      expect(told(post, changes).actions[0]).toMatchObject({ kind: 'evaluated', first_us: 5 * S });
    // Nor is one that falls in the desert a threat under weapons hold.
    const desert = stateOf(track(1, {}, { impactLatitude_rad: 0.65 }));
    expect(said(decide(held('hold'), desert, 0, ports(), reaction))).toEqual(['weapons-hold']);
  });

  it('asks for launches at a threat when it is in a class that is engaged', () => {
    const state = stateOf(track(1, { kind: 'debris' }));
    const [found, no] = decide(POST, state, 0, ports(), reaction);
    expect(found).toEqual({ kind: 'evaluated', track: state.tracks[0], place: 'base' });
    expect(no).toMatchObject({ reason: 'taken-for-debris' });
    state.tracks[0].kind = 'ballistic';
    const later = decide(POST, state, 1 * S, ports(), reaction);
    expect(later[0]).toMatchObject({ kind: 'evaluated', first_us: 5 * S, last_us: 40 * S });
    expect(said(later)).toEqual(['evaluated 1', 'decided 1']);
  });

  it('tells launches again when the first of them has come and they have changed', () => {
    const window = (first_us: number, last_us: number) =>
      ports({ opportunities: () => ({ ok: true, first_us, last_us }) });
    // Whether it is fired at or not, and also where it may not be.
    for (const post of [POST, held('hold')]) {
      const state = stateOf(track(1));
      decide(post, state, 0, ports(), reaction);
      expect(decide(post, state, 4 * S, window(8 * S, 38 * S), reaction)).toEqual([]);
      const again = decide(post, state, 5 * S, window(8 * S, 38 * S), reaction);
      expect(again).toMatchObject([{ kind: 'evaluated', place: 'base', first_us: 8 * S, last_us: 38 * S }]);
      expect(decide(post, state, 8 * S, window(8 * S, 38 * S), reaction)).toEqual([]);
      // It has come: after it nothing is asked for again.
      expect(decide(post, state, 9 * S, window(7 * S, 30 * S), reaction)).toEqual([]);
    }
  });

  it('asks for launches again in half of the time that is left where there are none', () => {
    const none = ports({ opportunities: () => ({ ok: false, reason: 'out-of-reach' }) });
    const state = stateOf(track(1));
    const [found] = decide(held('hold'), state, 0, none, reaction);
    expect(found).toEqual({ kind: 'evaluated', track: state.tracks[0], place: 'base' });
    expect(decide(held('hold'), state, 29 * S, ports(), reaction)).toEqual([]);
    expect(decide(held('hold'), state, 30 * S, none, reaction)).toEqual([]);
    expect(decide(held('hold'), state, 45 * S, ports(), reaction)).toMatchObject([
      { kind: 'evaluated', first_us: 5 * S, last_us: 40 * S },
    ]);
  });

  it('fires at an unknown under weapons free', () => {
    expect(decided([track(1, { identity: 'unknown' })], { post: held('free') })).toEqual(['decided 1']);
  });

  it('is told once: the same reason again says nothing', () => {
    const state = stateOf(track(1, { kind: 'debris' }));
    decide(POST, state, 0, ports(), reaction);
    expect(decide(POST, state, 5 * S, ports(), reaction)).toEqual([]);
  });

  it('looks for a chance while a track is not identified, so as to know what took the time', () => {
    const state = stateOf(track(1, { kind: '' }));
    expect(decide(POST, state, 30 * S, ports(), reaction)).toEqual([]);
    expect(state.tracks[0].chance).toBe('had');
    const late = stateOf(track(1, { kind: '' }));
    decide(POST, late, 38 * S, ports(), reaction);
    expect(late.tracks[0].chance).toBe('late');
  });

  it('is geometry where a better prediction takes back a chance that was not over', () => {
    const reach = (reason: 'out-of-reach' | 'inside-minimum-range') =>
      ports({ plan: () => ({ ok: false, reason }) });
    for (const reason of ['out-of-reach', 'inside-minimum-range'] as const) {
      const state = stateOf(track(1, { kind: '' }));
      decide(POST, state, 0, ports(), reaction);
      expect(state.tracks[0]).toMatchObject({ chance: 'had', chanceUntil_us: 40 * S });
      state.tracks[0].kind = 'ballistic';
      // A launch at 39 s would still have been possible by what was thought first.
      expect(said(decide(POST, state, 36 * S, reach(reason), reaction))).toContain(reason);
      // And it stays what it was when that time has passed.
      expect(said(decide(POST, state, 45 * S, reach(reason), reaction))).toEqual([]);
    }
    const late = stateOf(track(1, { kind: '' }));
    decide(POST, late, 0, ports(), reaction);
    late.tracks[0].kind = 'ballistic';
    expect(said(decide(POST, late, 38 * S, reach('out-of-reach'), reaction))).toContain(
      'not-identified-in-time',
    );
  });

  it('keeps to it that time has run out, however early that was found', () => {
    // Thought of until 40 s, it is too late at 23 s, and then it is too near.
    const state = stateOf(track(1, { withheld: '' }));
    const waiting = ports({ rounds: () => ({ ready: 0, total: 4 }) });
    decide(POST, state, 0, waiting, reaction);
    const late = ports({ plan: () => ({ ok: false, reason: 'too-late' }) });
    const near = ports({ plan: () => ({ ok: false, reason: 'inside-minimum-range' }) });
    expect(said(decide(POST, state, 20 * S, late, reaction))).toEqual([]);
    expect(said(decide(POST, state, 25 * S, near, reaction))).toEqual([]);
    expect(state.tracks[0].withheld).toBe('no-ready-launcher');
  });

  it('says too late to the end where it was too late from the beginning', () => {
    const state = stateOf(track(1, { kind: '' }));
    decide(POST, state, 38 * S, ports(), reaction);
    state.tracks[0].kind = 'ballistic';
    const inside = ports({ plan: () => ({ ok: false, reason: 'inside-minimum-range' }) });
    expect(said(decide(POST, state, 42 * S, inside, reaction))).toContain('too-late');
    expect(said(decide(POST, state, 50 * S, inside, reaction))).toEqual([]);
  });

  it('looks for a chance while the battery may not fire, and takes none', () => {
    const state: CommandState = { ...stateOf(track(1)), noFireBecause: 'no-consent' };
    expect(said(decide(POST, state, 10 * S, ports(), reaction))).toEqual(['evaluated 1', 'no-consent']);
    expect(state.tracks[0].chance).toBe('had');
    // Consent comes when it is too late: it is still what was missing.
    state.noFireBecause = '';
    expect(said(decide(POST, state, 45 * S, ports(), reaction))).toEqual([]);
  });

  it('is made about no track that was given up', () => {
    expect(decided([track(1, { lost: true })])).toEqual([]);
  });

  it('forgets channels that are free again', () => {
    const state = stateOf();
    state.bookings.push({ track: 'other', from_us: 0, until_us: 9 * S });
    state.bookings.push({ track: 'other', from_us: 0, until_us: 9 * S + 1 });
    decide(POST, state, 9 * S, ports(), reaction);
    expect(state.bookings.length).toBe(1);
  });

  it('learns nothing from a path that is over', () => {
    const state = stateOf(track(1));
    const reach = ports({ plan: () => ({ ok: false, reason: 'out-of-reach' }) });
    expect(said(decide(POST, state, 10 * S, reach, reaction))).toContain('out-of-reach');
    const over = ports({ plan: () => ({ ok: false, reason: 'too-late' }) });
    expect(said(decide(POST, state, 61 * S, over, reaction))).toEqual([]);
  });

  it.each([
    'channels-full',
    'no-ready-launcher',
    'magazine-empty',
    'reserve-held',
    'no-consent',
    'lands-harmlessly',
    'taken-for-debris',
  ] as const)('keeps %s as the reason when time has run out over it, however that shows', (withheld) => {
    const waiting = () => track(1, { withheld, chance: 'had' });
    expect(decided([waiting()], { now_us: 45 * S })).toEqual([]);
    const inside = ports({ plan: () => ({ ok: false, reason: 'inside-minimum-range' }) });
    expect(decided([waiting()], { its: inside })).toEqual([]);
  });

  it('says too late where an intercept was possible once and geometry is all that was told', () => {
    const inside = ports({ plan: () => ({ ok: false, reason: 'inside-minimum-range' }) });
    const given = track(1, { withheld: 'out-of-reach', chance: 'had' });
    expect(decided([given], { its: inside })).toEqual(['too-late']);
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

  it('wait for a channel even where another group only lacks a ready launcher', () => {
    const post: CommandPost = {
      ...POST,
      groups: ['a', 'b'],
      parameters: { ...POST.parameters, channels: { counts: 'missiles', most: 2 } },
    };
    const its = ports({ rounds: (group) => ({ ready: group === 'a' ? 8 : 0, total: 8 }) });
    const state = stateOf(track(1), track(2));
    const words = said(decide(post, state, 0, its, reaction)).filter((word) => !word.startsWith('eval'));
    expect(words).toEqual(['decided 1', 'channels-full', 'again at 13']);
    // Asked once: a second decision before that time asks no more.
    expect(said(decide(post, state, 1 * S, its, reaction))).toEqual([]);
    expect(said(decide(post, state, 13 * S, its, reaction))).toEqual(['decided 2']);
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

describe('the group that fires', () => {
  const post = { ...POST, groups: ['a', 'b'] };
  const firedBy = (left: Readonly<Record<string, number>>): string | undefined => {
    const state = stateOf(track(1));
    const rounds = (group: string) => ({ ready: left[group], total: left[group] });
    decide(post, state, 0, ports({ rounds }), reaction);
    return state.tracks[0].engagement?.group;
  };

  it('is of groups that kill alike the one with more rounds, then the first by name', () => {
    expect(firedBy({ a: 4, b: 8 })).toBe('b');
    expect(firedBy({ a: 8, b: 4 })).toBe('a');
    expect(firedBy({ a: 8, b: 8 })).toBe('a');
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
    // What is launched takes its share of the threat; what is refused does not.
    noteLaunch(target);
    expect(target.left).toBeCloseTo(0.4, 12);
    noteRefusal(state, target, 1);
    expect(target.left).toBeCloseTo(0.4, 12);
    expect(state.bookings.length).toBe(1);
  });

  it('is not too late for the shot that was planned, were the window found a little short', () => {
    const { state, target } = afterDecision();
    const short = ports({ opportunities: () => ({ ok: true, first_us: 25 * S, last_us: 30 * S - 1 }) });
    // Planned for the order at 28 s and the launch delay of 2 s: 30 s.
    expect(order(POST, state, target, 28 * S, short)).toMatchObject({
      ok: true,
      notBefore_us: 28 * S,
      notAfter_us: 30 * S,
    });
  });

  it('leaves as soon as the launchers are ready where the window is open already', () => {
    const { state, target } = afterDecision();
    expect(order(POST, state, target, 20 * S, ports())).toMatchObject({ notBefore_us: 20 * S });
  });

  it.each([
    ['impossible', 50 * S, {}, {}, 'too-late'],
    ['a matter of debris', 1 * S, { kind: 'debris' }, {}, 'taken-for-debris'],
    ['one of a friend', 1 * S, { identity: 'friend' }, {}, 'identified-friendly'],
    ['one of a track that was given up', 1 * S, { lost: true }, {}, 'not-tracked-in-time'],
    ['forbidden', 1 * S, {}, { noFireBecause: 'no-consent' }, 'no-consent'],
  ] as const)('is given up, its channels freed, when it has become %s', (_, now_us, of, all, reason) => {
    const { state, target } = afterDecision();
    Object.assign(target, of);
    Object.assign(state, all);
    expect(order(POST, state, target, now_us, ports())).toEqual({ ok: false, reason });
    expect(state.bookings).toEqual([]);
    expect([target.engagement, target.salvos, target.left]).toEqual([null, 0, 1]);
  });

  it.each([
    ['out-of-reach', 1 * S, 'out-of-reach'],
    ['inside-minimum-range', 1 * S, 'inside-minimum-range'],
    // Its last launch was at 40 s.
    ['inside-minimum-range', 50 * S, 'too-late'],
  ] as const)('is given up as %s at %d µs: %s', (geometry, now_us, reason) => {
    const { state, target } = afterDecision();
    const its = ports({ plan: () => ({ ok: false, reason: geometry }) });
    expect(order(POST, state, target, now_us, its)).toEqual({ ok: false, reason });
    target.withheld = reason;
    expect(said(decide(POST, state, now_us, its, reaction))).toEqual([]);
  });

  it('is given up when its track is predicted to land harmlessly by now', () => {
    const { state, target } = afterDecision();
    target.report = { ...target.report, impactLatitude_rad: 0.7 };
    expect(order(POST, state, target, 1 * S, ports())).toEqual({ ok: false, reason: 'lands-harmlessly' });
  });

  it('is cut to the channels that are left when the shot is planned anew', () => {
    const post: CommandPost = {
      ...POST,
      parameters: { ...POST.parameters, channels: { counts: 'missiles', most: 2 } },
    };
    const book = (most: number): CommandState => {
      const state = stateOf(track(1));
      decide(post, state, 0, ports(), reaction);
      for (let i = 0; i < most; i++)
        state.bookings.push({ track: 'other', from_us: 20 * S, until_us: 40 * S });
      return state;
    };
    // Planned for 5 s, carried out at 20 s, while the others are guided.
    const [one, both] = [book(1), book(2)];
    expect(order(post, one, one.tracks[0], 20 * S, ports())).toMatchObject({ ok: true, shots: 1 });
    expect(mostAtOnce(one.bookings, 0, 100 * S)).toBe(2);
    expect(order(post, both, both.tracks[0], 20 * S, ports())).toEqual({
      ok: false,
      reason: 'channels-full',
    });
  });

  it('begins a new account of reasons', () => {
    const { state, target } = afterDecision();
    target.withheld = 'channels-full';
    order(POST, state, target, 1 * S, ports());
    expect(target.withheld).toBe('');
  });

  it('promises rounds until they are launched or refused, and no longer', () => {
    const { state, target } = afterDecision();
    order(POST, state, target, 1 * S, ports());
    state.tracks.push(track(2));
    const shotsOf = (left: number): number | undefined => {
      state.tracks[1] = track(2);
      decide(POST, state, 2 * S, ports({ rounds_a: left }), reaction);
      return state.tracks[1].engagement?.shots;
    };
    expect(shotsOf(3)).toBe(1);
    // One has left: there is one round less, and one promise less.
    noteLaunch(target);
    expect(shotsOf(2)).toBe(1);
    noteRefusal(state, target, 1);
    expect(shotsOf(2)).toBe(2);
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

  it('serves a leaker that is believed to live before a fresh target of less worth', () => {
    const places = [
      { ...POST.places[0], value: 10 },
      { ...POST.places[1], value: 1 },
    ];
    const channels = { counts: 'targets', most: 1 } as const;
    const post = { ...POST, places, parameters: { ...POST.parameters, channels } };
    const leakerOf = (killTakenForMiss: number) => {
      const plan: CommandPorts['plan'] = (...asked) => {
        const found = ports().plan(...asked);
        return found.ok ? { ...found, killProbability: 0.8, missTakenForKill: 0, killTakenForMiss } : found;
      };
      const its = ports({ plan });
      const state = stateOf(track(1));
      const [leaker] = state.tracks;
      decide(post, state, 0, its, reaction);
      order(post, state, leaker, 1 * S, its);
      for (const note of [noteLaunch, noteLaunch]) note(leaker);
      noteJudgement(state, leaker, false);
      noteJudgement(state, leaker, false);
      state.tracks.push(track(2, {}, { impactLatitude_rad: 0.62 }));
      const words = said(decide(post, state, 20 * S, its, reaction));
      return { left: leaker.left, first: words.find((word) => word.startsWith('decided')) };
    };
    expect(leakerOf(0)).toEqual({ left: 1, first: 'decided 1' });
    expect(leakerOf(0.1).first).toBe('decided 1');
    // Who takes every other kill for a miss has reason to doubt: 0.04 against 0.96 · 0.5.
    expect(leakerOf(0.5).left).toBeCloseTo(0.04 / 0.52, 12);
    expect(leakerOf(0.5).first).toBe('decided 2');
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
