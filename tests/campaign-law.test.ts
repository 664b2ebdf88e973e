/** What holds in every campaign, whatever is supplied, breaks down, is permitted or attacked. */
import { groupOf, roundsIn } from '@testudo/core/battery';
import { isEvent, type LoggedEvent } from '@testudo/core/engine';
import {
  batteryStatus,
  equipmentStatus,
  interceptorLaunched,
  launcherLoaded,
  supplyDelivered,
  supplySent,
} from '@testudo/core/messages';
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedDeployment, ResolvedScenario } from '@testudo/core/scenario';
import { advanceTo, OutcomeCollector, prepare, start } from '@testudo/core/simulation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altered, batteries, exactly, numbersOf, worn } from './altered.js';
import { shipped } from './shipped.js';

const DAY_S = 86_400;
const HOUR_S = 3600;
const DAYS = 30;
const base = shipped('first-shot/defended');
const ORDER = ['absent', 'in-transit', 'delivered', 'assembling', 'online'];

interface Campaign {
  /** Hours after the beginning, and missiles in each raid. */
  readonly raids: readonly (readonly [hour: number, missiles: number])[];
  readonly reloads: number;
  readonly vehicles: number;
  readonly topUpAfter_h: number | undefined;
  /** Hour sent, hours on the way, rounds. */
  readonly deliveries: readonly (readonly [number, number, number])[];
  /** Hours; none where nothing wears. */
  readonly failure_h: number | undefined;
  readonly repair_h: number;
  readonly restart_h: number;
  /** Hours of the tasks of a deployment; none for a battery that is online throughout. */
  readonly deployment: readonly number[] | undefined;
  /** Hour at which the permission to fire is withdrawn, and for how long. */
  readonly withdrawn: readonly [number, number] | undefined;
  readonly rounds: number;
}

const hours = (most: number) => fc.integer({ min: 0, max: most });
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const anyCampaign: fc.Arbitrary<Campaign> = fc.record({
  raids: fc.array(fc.tuple(hours(DAYS * 24 - 2), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 8,
  }),
  reloads: fc.integer({ min: 0, max: 3 }),
  vehicles: fc.integer({ min: 1, max: 3 }),
  topUpAfter_h: option(hours(48)),
  deliveries: fc.array(fc.tuple(fc.integer({ min: -200, max: DAYS * 24 }), hours(400), hours(20)), {
    maxLength: 4,
  }),
  failure_h: option(fc.integer({ min: 5, max: 400 })),
  repair_h: fc.integer({ min: 1, max: 60 }),
  restart_h: hours(48),
  deployment: option(fc.array(hours(120), { minLength: 4, maxLength: 4 })),
  withdrawn: option(fc.tuple(hours(DAYS * 24), fc.integer({ min: 1, max: 400 }))),
  rounds: fc.integer({ min: 1, max: 8 }),
});

const ASSUMED = { source: 'a test', confidence: 'assumed' } as const;

function scenarioOf(campaign: Campaign): ResolvedScenario {
  const { raids, deliveries, topUpAfter_h, failure_h, repair_h, restart_h } = campaign;
  const [shot] = base.threats;
  const times = { failure: (failure_h ?? 0) * HOUR_S, repair: repair_h * HOUR_S };
  return altered(
    {
      ...base,
      duration_us: DAYS * DAY_S * 1e6,
      volleys: raids.map(([hour], i) => ({
        id: `raid-${i}`,
        at_us: hour * HOUR_S * 1e6,
        delay_s: exactly(0, 's'),
      })),
      threats: raids.flatMap(([, missiles], i) =>
        Array.from({ length: missiles }, (_, k) => ({
          ...shot,
          id: `group-${i}-${k + 1}`,
          group: `group-${i}`,
          index: k + 1,
          volley: `raid-${i}`,
          spacing_s: exactly(20, 's'),
        })),
      ),
    },
    numbersOf('equipment', { reloads: campaign.reloads }),
    failure_h === undefined
      ? (scenario) => scenario
      : worn({
          radarFailure: times.failure,
          radarRepair: times.repair,
          powerFailure: times.failure * 2,
          powerRepair: times.repair,
          linkFailure: times.failure,
          linkRepair: times.repair,
          launcherFailure: times.failure,
          launcherRepair: times.repair * 2,
          restartInterval: restart_h * HOUR_S,
          restartTime: 90,
        }),
    batteries((battery) => ({
      launcherGroups: battery.launcherGroups.map((group) => ({
        ...group,
        roundsPerLauncher: exactly(campaign.rounds, 'count'),
      })),
      supply: {
        vehicles: exactly(campaign.vehicles, 'count'),
        ...(topUpAfter_h === undefined ? {} : { topUpAfter_s: exactly(topUpAfter_h * HOUR_S, 's') }),
        deliveries: deliveries.map(([sent_h, way_h, rounds], i) => ({
          id: `delivery-${i}`,
          group: 'pac-3',
          rounds: exactly(rounds, 'count'),
          sentUnix_us: base.epochUnix_us + sent_h * HOUR_S * 1e6,
          uncertainty_s: exactly(0, 's'),
          transit_s: exactly(way_h * HOUR_S, 's'),
          ...ASSUMED,
        })),
      },
      ...(campaign.deployment === undefined
        ? {}
        : { states: [], deployment: deploymentOf(campaign.deployment, campaign.withdrawn) }),
    })),
  );
}

function deploymentOf(durations: readonly number[], withdrawn: Campaign['withdrawn']): ResolvedDeployment {
  const [way = 0, set = 0, start = 0, load = 0] = durations;
  const task = (
    id: string,
    kind: ResolvedDeployment['tasks'][number]['kind'],
    after: string[],
    hour: number,
  ) => ({
    id,
    kind,
    after,
    duration_s: exactly(hour * HOUR_S, 's'),
  });
  return {
    beginsUnix_us: base.epochUnix_us,
    uncertainty_s: exactly(0, 's'),
    pace: exactly(1),
    tasks: [
      task('alignment', 'alignment', ['emplacement'], 0),
      task('emplacement', 'emplacement', ['way'], set),
      task('start', 'initialisation', ['alignment', 'emplacement'], start),
      task('upload', 'upload', ['emplacement'], load / 4),
      task('way', 'movement', [], way),
    ],
    permissions:
      withdrawn === undefined
        ? []
        : [
            {
              id: 'release',
              gates: 'firing',
              after: ['way'],
              duration_s: exactly(0, 's'),
              withdrawn: {
                atUnix_us: base.epochUnix_us + withdrawn[0] * HOUR_S * 1e6,
                uncertainty_s: exactly(0, 's'),
                lasts_s: exactly(withdrawn[1] * HOUR_S, 's'),
              },
              ...ASSUMED,
            },
          ],
    ...ASSUMED,
  };
}

function ran(campaign: Campaign, seed: number) {
  const preparation = prepare(scenarioOf(campaign));
  if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
  const { prepared } = preparation;
  const events: LoggedEvent[] = [];
  const outcome = new OutcomeCollector(prepared.nominal);
  const run = start(
    prepared,
    { seed: seedFrom(seed), trial: 0 },
    {
      event(event) {
        events.push(event);
        outcome.event(event);
      },
    },
  );
  advanceTo(run, Number.POSITIVE_INFINITY);
  const { states, modules } = run.state;
  const launchers = (states[modules.indexOf('battery')] as { batteries: Parameters<typeof roundsIn>[0][] })
    .batteries[0];
  return { events, outcome: outcome.finish(), launchers };
}

describe('in every campaign', () => {
  const runs = { numRuns: 40 };

  it('fired, left and in transit are what was delivered, by the log and by the launchers themselves', () => {
    let [launched, sent, loaded] = [0, 0, 0];
    fc.assert(
      fc.property(anyCampaign, fc.nat(), (campaign, seed) => {
        const { events, outcome, launchers } = ran(campaign, seed);
        const [{ rounds }] = outcome.batteries;
        const [{ fired, left, inTransit, delivered }] = rounds;
        expect(fired + left + inTransit).toBe(delivered);
        // Told apart from the ledger: events added up here, and the state of the launchers.
        const of = (kind: Parameters<typeof isEvent>[1]) => events.filter((event) => isEvent(event, kind));
        const sum = (kind: Parameters<typeof isEvent>[1]) =>
          of(kind).reduce((all, { data }) => all + (data.rounds as number), 0);
        expect(fired).toBe(of(interceptorLaunched).length);
        expect(inTransit).toBe(sum(supplySent) - sum(supplyDelivered));
        const group = groupOf(launchers, 'pac-3');
        const beingLoadedFromLoads = group.loading.reduce(
          (all, number, launcher) => all + (group.brought[launcher] ? number : 0),
          0,
        );
        expect(left).toBe(roundsIn(launchers, 'pac-3').total + group.stored - beingLoadedFromLoads);
        expect(delivered - sum(supplySent)).toBe(4 * campaign.rounds + group.reloaded - beingLoadedFromLoads);
        launched += fired;
        sent += sum(supplySent);
        loaded += of(launcherLoaded).length;
      }),
      runs,
    );
    // The campaigns were not empty.
    expect(Math.min(launched, sent, loaded)).toBeGreaterThan(10);
  });

  it('nothing is fired in a state that cannot, and no state is skipped', () => {
    let [fired, refused] = [0, 0];
    fc.assert(
      fc.property(anyCampaign, fc.nat(), (campaign, seed) => {
        const { events } = ran(campaign, seed);
        let able = false;
        let ready = 0;
        let before = -1;
        const broken = new Set<string>();
        for (const event of events) {
          if (isEvent(event, equipmentStatus)) {
            const { component, works } = event.data;
            if (component === 'launcher' || component === 'link') continue;
            if (works) broken.delete(component);
            else broken.add(component);
          } else if (isEvent(event, batteryStatus)) {
            const { state, noFireBecause, launchersReady } = event.data;
            const at = ORDER.indexOf(state);
            if (campaign.deployment !== undefined) {
              // What takes no time may be passed over; nothing is gone back to.
              expect(at).toBeGreaterThanOrEqual(before);
              if (campaign.deployment.every((hour) => hour > 0) && before >= 1)
                expect(at - before).toBeLessThanOrEqual(at === 3 && before === 1 ? 2 : 1);
            }
            before = at;
            able = noFireBecause === undefined;
            ready = launchersReady;
            if (!able) refused++;
          } else if (isEvent(event, interceptorLaunched)) {
            expect([able, ready > 0, broken.size]).toEqual([true, true, 0]);
            const hour = event.time_us / 1e6 / HOUR_S;
            const { deployment, withdrawn } = campaign;
            if (deployment !== undefined && withdrawn !== undefined)
              expect(hour >= withdrawn[0] && hour < withdrawn[0] + withdrawn[1]).toBe(false);
            fired++;
          }
        }
      }),
      runs,
    );
    expect(Math.min(fired, refused)).toBeGreaterThan(10);
  });
});
