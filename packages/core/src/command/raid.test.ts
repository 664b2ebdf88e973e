/** Whole raids against a command post with launchers and judgements made by hand: what holds at every moment. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POST, ports, S, track } from './command.fixture.js';
import { decide } from './decide.js';
import { noteJudgement, noteLaunch, noteRefusal, order } from './order.js';
import type { CommandPorts } from './ports.js';
import type { CommandPost } from './post.js';
import { type CommandState, type CommandTrack, emptyCommand } from './state.js';

interface Attacker {
  readonly impact_s: number;
  readonly town: boolean;
  /** From its first report. */
  readonly identified_s: number;
  readonly reaction_s: number;
  /** At first it is predicted this much later than it comes; the prediction is right from then on. */
  readonly late_s: number;
  readonly right_s: number;
  readonly lost: boolean;
}

interface Raid {
  readonly attackers: readonly Attacker[];
  readonly rounds: readonly [number, number];
  readonly counts: 'missiles' | 'targets';
  readonly most: number;
  readonly salvo: number;
  readonly salvos: number;
  readonly reserve: number;
  /** What is thought of the shots, one after the other, again from the beginning when they are used up. */
  readonly judgements: readonly boolean[];
}

interface Shot {
  readonly track: string;
  readonly salvo: number;
  readonly launch_s: number;
}

const FLIGHT_S = 12;
const GUIDED_S = 6;
const JUDGED_S = 3;

/** Lets a raid happen, in seconds; the launchers keep to the plan. `watch` is called after everything that happens. */
function fight(raid: Raid, watch: (state: CommandState, post: CommandPost) => void = () => undefined) {
  const { attackers, salvo, salvos, reserve, counts, most } = raid;
  const post: CommandPost = {
    ...POST,
    groups: ['a', 'b'],
    doctrine: { salvo, salvos, reserve, spacing_s: 2 },
    parameters: { ...POST.parameters, channels: { counts, most } },
  };
  const state = emptyCommand();
  let now_us = 0;
  const rounds: Record<string, number> = { a: raid.rounds[0], b: raid.rounds[1] };
  const shots: Shot[] = [];
  const orders: { readonly track: string; readonly at_s: number; readonly shots: number }[] = [];
  const reasons = new Map<string, string>();
  const attackerOf = ({ report }: CommandTrack) => attackers[report.number - 1];

  const predicted_s = (number: number): number => {
    const { impact_s, late_s, right_s } = attackers[number - 1];
    return now_us < (impact_s - 60 + right_s) * S ? impact_s + late_s : impact_s;
  };
  /** Group b kills better and reaches less far. */
  const plan: CommandPorts['plan'] = (number, group, notBefore_us) => {
    const impact_s = predicted_s(number);
    const launch_us = Math.max(notBefore_us, (impact_s - (group === 'a' ? 45 : 35)) * S);
    if (launch_us > (impact_s - 18) * S) return { ok: false, reason: 'too-late' };
    const intercept_us = launch_us + FLIGHT_S * S;
    return {
      ok: true,
      launch_us,
      intercept_us,
      channelFrom_us: intercept_us - GUIDED_S * S,
      channelUntil_us: intercept_us,
      killProbability: group === 'a' ? 0.5 : 0.7,
      missTakenForKill: 0.1,
      killTakenForMiss: 0.2,
    };
  };
  const its = ports({
    plan,
    opportunities: (number, group) => {
      const impact_s = predicted_s(number);
      return { ok: true, first_us: (impact_s - (group === 'a' ? 45 : 35)) * S, last_us: (impact_s - 18) * S };
    },
    lastLaunch: (number) => (predicted_s(number) - 18) * S,
    rounds: (group) => ({ ready: rounds[group], total: rounds[group] }),
  });

  const agenda: { readonly at_us: number; readonly order: number; readonly what: () => void }[] = [];
  let numbered = 0;
  const at = (at_us: number, what: () => void, phase = 0): void => {
    expect(at_us).toBeGreaterThanOrEqual(now_us);
    agenda.push({ at_us, order: phase * 1e6 + numbered++, what });
  };
  /** Decisions come when all that an instant brings was heard. */
  const soon = (): void => at(now_us, think, 1);
  const say = (target: CommandTrack, reason: string): void => {
    reasons.set(target.report.track, reason);
  };
  const think = (): void => {
    for (const action of decide(post, state, now_us, its, (target) => attackerOf(target).reaction_s)) {
      if (action.kind === 'again') at(action.at_us, soon);
      else if (action.kind === 'withheld') say(action.track, action.reason);
      else if (action.kind === 'decided') at(action.orderAt_us, () => command(action.track));
    }
  };
  const command = (target: CommandTrack): void => {
    const ordered = order(post, state, target, now_us, its);
    if (!ordered.ok) {
      target.withheld = ordered.reason;
      say(target, ordered.reason);
      soon();
      return;
    }
    orders.push({ track: target.report.track, at_s: now_us / S, shots: ordered.shots });
    const first_us = Math.max(now_us + post.launchDelay_s * S, ordered.notBefore_us);
    for (let shot = 0; shot < ordered.shots; shot++) {
      at(first_us + shot * 2 * S, () => {
        if (now_us > ordered.notAfter_us) {
          noteRefusal(state, target, 1);
        } else {
          rounds[ordered.group] -= 1;
          noteLaunch(target);
          shots.push({ track: target.report.track, salvo: target.salvos, launch_s: now_us / S });
          const killed = raid.judgements[shots.length % raid.judgements.length];
          at(now_us + (FLIGHT_S + JUDGED_S) * S, () => {
            noteJudgement(state, target, killed);
            soon();
          });
        }
        soon();
      });
    }
  };
  attackers.forEach(({ impact_s, town, identified_s, lost }, index) => {
    const place = town ? { impactLatitude_rad: 0.62 } : {};
    const target = track(index + 1, { kind: '' }, { impact_us: impact_s * S, ...place });
    at((impact_s - 60) * S, () => {
      state.tracks.push(target);
      soon();
    });
    at((impact_s - 60 + identified_s) * S, () => {
      if (!target.lost) target.kind = 'ballistic';
      soon();
    });
    for (let look_s = impact_s - 58; look_s < impact_s; look_s += 5) at(look_s * S, soon);
    at((impact_s - (lost ? 15 : 0)) * S, () => {
      target.lost = true;
      if (target.kind === '') say(target, 'not-identified-in-time');
      soon();
    });
  });
  while (agenda.length > 0) {
    agenda.sort((a, b) => a.at_us - b.at_us || a.order - b.order);
    const next = agenda.shift();
    if (next === undefined) break;
    now_us = next.at_us;
    next.what();
    watch(state, post);
  }
  return { state, shots, orders, reasons };
}

/** The number of a track in its name, `battery-t7`. */
const numberOf = (name: string): number => Number(name.split('-t')[1]);

const raids: fc.Arbitrary<Raid> = fc.record({
  attackers: fc.array(
    fc.record({
      impact_s: fc.integer({ min: 60, max: 100 }),
      town: fc.boolean(),
      identified_s: fc.constantFrom(2, 4, 8, 30, 50),
      reaction_s: fc.constantFrom(0, 1, 6, 20),
      late_s: fc.constantFrom(0, 0, 3, 8),
      right_s: fc.integer({ min: 5, max: 40 }),
      lost: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  ),
  rounds: fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })),
  counts: fc.constantFrom('missiles', 'targets'),
  most: fc.integer({ min: 1, max: 6 }),
  salvo: fc.integer({ min: 1, max: 4 }),
  salvos: fc.integer({ min: 1, max: 3 }),
  reserve: fc.integer({ min: 0, max: 5 }),
  judgements: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
});

describe('a raid', () => {
  it('never takes more channels than there are, whatever the limit counts', () => {
    fc.assert(
      fc.property(raids, (raid) => {
        const { shots } = fight(raid, ({ tracks }) => {
          if (raid.counts !== 'targets') return;
          expect(tracks.filter(({ engagement }) => engagement !== null).length).toBeLessThanOrEqual(
            raid.most,
          );
        });
        if (raid.counts !== 'missiles') return;
        // The launchers keep to the plan, so what is guided is what was booked.
        const [from_s, until_s] = [FLIGHT_S - GUIDED_S, FLIGHT_S];
        for (const { launch_s } of shots) {
          const t_s = launch_s + from_s;
          const guided = shots.filter((one) => one.launch_s + from_s <= t_s && t_s < one.launch_s + until_s);
          expect(guided.length).toBeLessThanOrEqual(raid.most);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('fires no round of the reserve, no salvo longer than the doctrine says and none beyond the last', () => {
    fc.assert(
      fc.property(raids, (raid) => {
        const { shots, orders } = fight(raid);
        const all = raid.rounds[0] + raid.rounds[1];
        expect(shots.length).toBeLessThanOrEqual(Math.max(0, all - raid.reserve));
        for (const one of orders) {
          expect(one.shots).toBeGreaterThan(0);
          expect(one.shots).toBeLessThanOrEqual(raid.salvo);
          expect(orders.filter(({ track: its }) => its === one.track).length).toBeLessThanOrEqual(
            raid.salvos,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('orders nothing before identification and the time to react, and looks before it shoots again', () => {
    fc.assert(
      fc.property(raids, (raid) => {
        const { orders, shots } = fight(raid);
        for (const one of orders) {
          const { impact_s, identified_s, reaction_s } = raid.attackers[numberOf(one.track) - 1];
          expect(one.at_s).toBeGreaterThanOrEqual(impact_s - 60 + identified_s + reaction_s);
          const before = shots.filter((shot) => shot.track === one.track && shot.launch_s < one.at_s);
          for (const { launch_s } of before)
            expect(one.at_s).toBeGreaterThanOrEqual(launch_s + FLIGHT_S + JUDGED_S);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing behind: no channel, no promised round, and a reason for all that was not fired at', () => {
    fc.assert(
      fc.property(raids, (raid) => {
        const { state, shots, reasons } = fight(raid);
        expect(state.tracks.every(({ engagement }) => engagement === null)).toBe(true);
        expect(state.bookings).toEqual([]);
        for (const { report, judgedKilled } of state.tracks) {
          const fired = shots.some((one) => one.track === report.track);
          if (!fired) expect(reasons.get(report.track)).toBeDefined();
          if (judgedKilled) expect(fired).toBe(true);
        }
        // What a post remembers is plain data: it can be put away and taken out again.
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('serves the place that is worth more with the one round there is', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 9 }), fc.nat(), (towns, seed) => {
        fc.pre(towns.includes(true));
        const one = {
          impact_s: 60,
          identified_s: 2 + (seed % 3),
          reaction_s: 1,
          late_s: 0,
          right_s: 0,
          lost: false,
        };
        const attackers = towns.map((town) => ({ ...one, town }));
        const { shots } = fight({
          attackers,
          rounds: [1, 0],
          counts: 'missiles',
          most: 9,
          salvo: 2,
          salvos: 2,
          reserve: 0,
          judgements: [false],
        });
        expect(shots.map((shot) => towns[numberOf(shot.track) - 1])).toEqual([true]);
      }),
    );
  });
});
