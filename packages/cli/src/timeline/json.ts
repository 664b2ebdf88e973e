/** What `testudo timeline --json` prints: one object. */
import { formatUtc } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type Moment, type Quantiles, type Raid, scenarioHash, type Timeline } from '@testudo/core/study';

const DAY_US = 86_400_000_000;

/** Times are UTC; each day is at noon of the scenario's local time. */
export function timelineAsJson(
  scenario: ResolvedScenario,
  seed: string,
  { fromUnix_us, toUnix_us, samples, batteries, places }: Timeline,
  asked: number,
  raid?: Raid,
) {
  const noon = (day: number): string => utc(fromUnix_us + (day + 0.5) * DAY_US);
  const dated = <T extends object>(days: readonly T[]) =>
    days.map((one, index) => ({ noon: noon(index), ...one }));
  return {
    format: 1,
    kind: 'timeline',
    simulation: true,
    scenario: { id: scenario.id, title: scenario.title, hash: scenarioHash(scenario) },
    seed,
    samples,
    ...(samples === asked ? {} : { stoppedOf: asked }),
    from: utc(fromUnix_us),
    to: utc(toUnix_us),
    batteries: batteries.map(({ delivered, assembling, radiates, engages, days, ...rest }) => ({
      ...rest,
      delivered: momentAsJson(delivered),
      assembling: momentAsJson(assembling),
      radiates: momentAsJson(radiates),
      engages: engages.map(({ launchers, ...moment }) => ({ launchers, ...momentAsJson(moment) })),
      days: dated(days),
    })),
    places: places.map(({ days, ...rest }) => ({ ...rest, days: dated(days) })),
    ...(raid === undefined
      ? {}
      : {
          raid: {
            ...raid,
            days: raid.days.map(({ firstLaunchUnix_us, ...rest }) => ({
              firstLaunch: utc(firstLaunchUnix_us),
              ...rest,
            })),
          },
        }),
  };
}

function momentAsJson({ share, unix_us }: Moment) {
  return { share, at: quantilesAsJson(unix_us) };
}

function quantilesAsJson(quantiles: Quantiles): { readonly [p: string]: string } {
  return Object.fromEntries(Object.entries(quantiles).map(([p, unix_us]) => [p, utc(unix_us)]));
}

function utc(unix_us: number): string {
  return formatUtc(Math.round(unix_us), { precision: 0 });
}
