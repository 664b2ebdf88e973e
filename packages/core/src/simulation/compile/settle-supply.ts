/** From the supply of a battery and one value for each unknown to what a run is told of it. */
import { type SampledValues, sampledValue } from '../../catalogue/index.js';
import { secondsToUs } from '../../numerics/index.js';
import type { ResolvedBattery, ResolvedScenario } from '../../scenario/resolved.js';
import { deliveryOwner } from '../../scenario/unknowns.js';
import type { WorldBattery } from './world.js';

/** Nothing where the scenario says nothing of it. Times of the calendar are brought into the time of the run. */
export function settleSupply(
  { id, supply }: ResolvedBattery,
  { epochUnix_us, postureShift_us }: Pick<ResolvedScenario, 'epochUnix_us' | 'postureShift_us'>,
  values: SampledValues,
): Pick<WorldBattery, 'supply'> {
  if (supply === undefined) return {};
  const zeroUnix_us = epochUnix_us + postureShift_us;
  const deliveries = supply.deliveries.map(({ id: delivery, group, sentUnix_us }) => {
    const value = (parameter: string): number => sampledValue(values, deliveryOwner(id, delivery), parameter);
    const sent_us = sentUnix_us - zeroUnix_us + secondsToUs(value('sent'));
    const rounds = Math.round(value('rounds'));
    return { id: delivery, group, rounds, sent_us, arrives_us: sent_us + secondsToUs(value('transit')) };
  });
  const topUpAfter =
    supply.topUpAfter_s === undefined ? {} : { topUpAfter_s: sampledValue(values, id, 'topUpAfter') };
  return {
    supply: { vehicles: Math.round(sampledValue(values, id, 'vehicles')), ...topUpAfter, deliveries },
  };
}
