/** The numbers a battery's equipment is made of, declared once: catalogue, schema and documentation are made from this. */
import type { ModelDeclaration } from '../numerics/quantity.js';

/** Every model of a battery this folder can run. */
export const batteryModels: readonly ModelDeclaration[] = [
  {
    kind: 'battery',
    model: 'fire-unit',
    about: 'one radar, one command post and launchers, as equipment',
    parameters: [
      {
        name: 'availability',
        unit: '',
        about: 'probability that a battery that is online works through a raid',
        min: 0,
        max: 1,
      },
      {
        name: 'launchDelay',
        unit: 's',
        about: 'time from a fire order to the first launch',
        min: 0,
        max: 60,
      },
      {
        name: 'delaySpread',
        unit: '',
        about: 'half the width of that delay from salvo to salvo, as a share of it',
        min: 0,
        max: 1,
      },
      {
        name: 'reloadTime',
        unit: 's',
        about: 'time to reload a launcher that is empty; no launcher fires while it is reloaded',
        min: 0,
        max: 86_400,
      },
      {
        name: 'reloads',
        unit: 'count',
        about: 'launcher loads in store beside those on the launchers, rounded to a whole number',
        min: 0,
        max: 1000,
      },
      {
        name: 'warningRelay',
        unit: 's',
        about: 'time from a predicted impact to the alarm at the place',
        min: 0,
        max: 600,
      },
    ],
  },
];

/** A battery's equipment with every unknown settled. */
export interface BatteryParameters {
  readonly availability: number;
  readonly launchDelay_s: number;
  readonly delaySpread: number;
  readonly reloadTime_s: number;
  readonly reloads: number;
  readonly warningRelay_s: number;
}

/** Where the numbers come from: one settled value for each declared parameter, SI units; counts are rounded. */
export function batteryParameters(value: (parameter: string) => number): BatteryParameters {
  return {
    availability: value('availability'),
    launchDelay_s: value('launchDelay'),
    delaySpread: value('delaySpread'),
    reloadTime_s: value('reloadTime'),
    reloads: Math.round(value('reloads')),
    warningRelay_s: value('warningRelay'),
  };
}
