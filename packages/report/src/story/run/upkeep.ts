/** What batteries are supplied with, what of them breaks down, and what became of it in a run. */
import { findQuantity } from '@testudo/core/catalogue';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import { type Block, list, say } from '../block.js';
import { count, duration } from '../numbers.js';
import { capital, listed, localDay, nameOf, quantityInWords, shortClass, some } from '../words.js';

type Battery = ResolvedScenario['batteries'][number];

/** What a battery has in store, and how it is supplied and wears, where the scenario says so. */
export function upkeepInWords(
  scenario: ResolvedScenario,
  { equipment, supply, wear, launcherGroups }: Battery,
): readonly string[] {
  const sentences: string[] = [...storeInWords(scenario, equipment, launcherGroups.length)];
  if (supply !== undefined) {
    const { vehicles, topUpAfter_s, deliveries } = supply;
    const topUp =
      topUpAfter_s === undefined
        ? 'launchers are reloaded when they are empty'
        : `launchers are topped up ${quantityInWords(topUpAfter_s)} after the last shot`;
    sentences.push(`Reload vehicles: ${quantityInWords(vehicles)}; ${topUp}.`);
    if (deliveries.length > 0) {
      const inOrder = [...deliveries].sort((a, b) => a.sentUnix_us - b.sentUnix_us);
      const each = inOrder.map(({ rounds, group, sentUnix_us }) => {
        const day = localDay(scenario, sentUnix_us - scenario.epochUnix_us);
        const type = launcherGroups.find(({ id }) => id === group)?.interceptor ?? group;
        return `${quantityInWords(rounds)} ${shortClass(scenario, type)} on ${day}`;
      });
      const shown = each.slice(0, 4);
      const more = each.length > shown.length ? [`${count(each.length - shown.length)} more`] : [];
      sentences.push(`Sent to it: ${listed([...shown, ...more])}.`);
    }
  }
  if (wear !== undefined)
    sentences.push(
      'Its radar, power plant, link and launchers break down and are repaired; how often is assumed.',
    );
  return sentences;
}

/** The launcher loads that were brought along; nothing where it is sure that there are none. */
function storeInWords(scenario: ResolvedScenario, equipment: string, groups: number): readonly string[] {
  const entry = scenario.catalogue.find(({ id }) => id === equipment);
  const loads = entry === undefined ? undefined : findQuantity(entry, 'reloads');
  if (loads === undefined || (loads.high ?? loads.nominal ?? loads.low ?? 0) === 0) return [];
  const any = groups > 1 ? ', which fit any launcher' : '';
  return [
    `In store: ${quantityInWords(loads)} launcher loads${any}; what a launcher is loaded with from there counts among its rounds from then on.`,
  ];
}

/** What became of supplies and equipment, for the batteries of which the scenario says something. */
export function upkeep(scenario: ResolvedScenario, { batteries }: Outcome): readonly Block[] {
  const told = batteries.filter(({ battery }) => {
    const its = scenario.batteries.find(({ id }) => id === battery);
    return its?.supply !== undefined || its?.wear !== undefined;
  });
  if (told.length === 0) return [];
  return [
    say('Rounds and equipment:'),
    list(
      told.map((one) => {
        const { battery, rounds, online_s, ableToFire_s, failures } = one;
        const able = ableToFire_s === 0 ? 'never able to fire' : `able to fire for ${duration(ableToFire_s)}`;
        const online = `${online_s === 0 ? 'never online' : `online for ${duration(online_s)}`}, ${able}`;
        const stock = rounds
          .filter(({ delivered }) => delivered > 0)
          .map((kind) => `${capital(shortClass(scenario, kind.type))}: ${roundsInWords(kind)}`);
        const broke =
          failures.length === 0
            ? []
            : [
                `Broke down: ${listed(failures.map(({ component, count: times }) => `${COMPONENTS[component] ?? component} ${some(times, 'time')}`))}`,
              ];
        return `${nameOf(scenario, battery)}: ${[online, ...stock, ...broke].join('. ')}.`;
      }),
    ),
  ];
}

function roundsInWords({
  fired,
  left,
  inTransit,
  delivered,
}: Outcome['batteries'][number]['rounds'][number]): string {
  const onTheWay = inTransit === 0 ? '' : `, ${count(inTransit)} on their way`;
  return `${count(fired)} fired, ${count(left)} left${onTheWay}, of ${count(delivered)}`;
}

const COMPONENTS: { readonly [component: string]: string } = {
  radar: 'radar',
  'power-plant': 'power plant',
  link: 'link',
  launcher: 'launchers',
};
