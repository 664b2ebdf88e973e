/**
 * Interceptor types from catalogue entries: one for flying out, the same in all samples, and one with what a sample says of the rest.
 *
 * Fly-outs are dear, so they are flown once for each scenario. What they are flown from is therefore nominal in every sample, whatever
 * its range: the range of `speedFactor` stands for all that is not known of mass, motor, drag and steering together.
 */
import {
  type CatalogueEntry,
  quantity,
  type SampledValues,
  sampledValue,
  table,
} from '../../catalogue/index.js';
import { calibratedInterceptor, type InterceptorType, readInterceptorType } from '../../interceptor/index.js';
import { dragShape } from '../../motion/index.js';
import { invariant, nominalOf } from '../../numerics/index.js';

/** What fly-outs are flown from, as parameters are named. */
const KINEMATIC_PARAMETERS: readonly string[] = [
  'launchMass',
  'propellantMass',
  'burnTime',
  'secondPulseShare',
  'secondPulseDelay',
  'secondPulseTime',
  'topSpeed',
  'dragArea',
  'normalForceArea',
  'maxIncidence',
  'maxLateralAcceleration',
  'launchElevation',
  'loftPerDistance',
  'maxLoft',
];

const LEAST: ReadonlySet<string> = new Set([
  'minFlightTime',
  'minRange',
  'minAltitude',
  'minArrivalSpeed',
  'minArrivalAcceleration',
]);
const MOST: ReadonlySet<string> = new Set([
  'maxFlightTime',
  'maxRangeBallistic',
  'maxRangeAirBreathing',
  'maxAltitude',
]);

/** A type, or every reason why its figures make none. */
export type InterceptorMade =
  | { readonly ok: true; readonly type: InterceptorType }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** The type that tables are flown from: kinematics nominal, limits as wide as any sample has them, specific impulse solved. */
export function kinematicType(entry: CatalogueEntry): InterceptorMade {
  const value = (parameter: string): number => widest(entry, parameter);
  const reasons = contradictions(entry, value);
  if (reasons.length > 0) return { ok: false, reasons };
  const solved = calibratedInterceptor(read(entry, value));
  return solved.ok ? solved : { ok: false, reasons: [solved.reason] };
}

/** The type of one sample: limits and probabilities as drawn, all that fly-outs are flown from as in `kinematics`. */
export function settledType(
  entry: CatalogueEntry,
  values: SampledValues,
  kinematics: InterceptorType,
): InterceptorMade {
  const value = (parameter: string): number => sampledValue(values, entry.id, parameter);
  const kept = new Set(KINEMATIC_PARAMETERS);
  const settled = (parameter: string): number =>
    kept.has(parameter) ? widest(entry, parameter) : value(parameter);
  const reasons = contradictions(entry, settled);
  if (reasons.length > 0) return { ok: false, reasons };
  const { specificImpulse_s } = kinematics;
  return { ok: true, type: { ...read(entry, settled), specificImpulse_s } };
}

/** Those kinematic parameters of an entry that have a range, which no sample uses. */
export function unusedRanges(entry: CatalogueEntry): readonly string[] {
  return KINEMATIC_PARAMETERS.filter((parameter) => {
    const { distribution, low, high } = quantity(entry, parameter);
    return distribution !== 'point' && low !== high;
  });
}

function read(entry: CatalogueEntry, value: (parameter: string) => number): InterceptorType {
  return readInterceptorType({ id: entry.id, value, drag: dragShape(table(entry, 'dragShape').points) });
}

function widest(entry: CatalogueEntry, parameter: string): number {
  const given = quantity(entry, parameter);
  const nominal = nominalOf(given);
  invariant(nominal.ok, `${entry.id}/${parameter} was loaded but has no value`);
  if (LEAST.has(parameter)) return given.low ?? nominal.value;
  return MOST.has(parameter) ? (given.high ?? nominal.value) : nominal.value;
}

function contradictions({ id }: CatalogueEntry, value: (parameter: string) => number): readonly string[] {
  const reasons: string[] = [];
  if (value('propellantMass') >= value('launchMass')) {
    reasons.push(`${id}: the propellant has the mass of the whole interceptor, or more`);
  }
  if (value('raidCorrelation') + value('salvoCorrelation') > 1) {
    reasons.push(`${id}: the correlations of raid and salvo add up to more than 1`);
  }
  for (const [least, most] of [
    ['minFlightTime', 'maxFlightTime'],
    ['minAltitude', 'maxAltitude'],
  ] as const) {
    if (value(least) >= value(most)) reasons.push(`${id}: ${least} is not below ${most}`);
  }
  return reasons;
}
