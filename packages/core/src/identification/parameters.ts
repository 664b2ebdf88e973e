/** The numbers identification is made of, declared once: catalogue, schema and documentation are made from this. */
import type { ModelDeclaration } from '../numerics/quantity.js';

/** Every model of identification this folder can run. */
export const identificationModels: readonly ModelDeclaration[] = [
  {
    kind: 'identification',
    model: 'kinematic',
    about: 'what a track is and whose, from how it moves, after a delay and with errors',
    parameters: [
      { name: 'delay', unit: 's', about: 'time from a firm track to its identification', min: 0, max: 120 },
      {
        name: 'delaySpread',
        unit: '',
        about: 'half the width of that delay from track to track, as a share of it',
        min: 0,
        max: 1,
      },
      {
        name: 'ballisticSpeed',
        unit: 'm/s',
        about: 'a track at least this fast is taken for a ballistic missile',
        min: 100,
        max: 5000,
      },
      {
        name: 'ballisticHeight',
        unit: 'm',
        about: 'and so is one at least this high, whatever its speed',
        min: 1000,
        max: 100_000,
      },
      {
        name: 'rocketTimeToGo',
        unit: 's',
        about: 'a slower track that comes down within this time is taken for a rocket',
        min: 0,
        max: 300,
      },
      {
        name: 'debrisDrag',
        unit: '',
        about:
          'drag, over what is assumed of an unknown missile, from which a body is taken for an empty one or debris',
        min: 1,
        max: 20,
      },
      {
        name: 'classificationError',
        unit: '',
        about: 'probability that a ballistic missile is taken for something that flies in air',
        min: 0,
        max: 1,
      },
      {
        name: 'identificationError',
        unit: '',
        about: 'probability that a hostile is not held for hostile, with a link to a centre',
        min: 0,
        max: 1,
      },
      {
        name: 'identificationErrorAlone',
        unit: '',
        about: 'the same for a battery on its own',
        min: 0,
        max: 1,
      },
      {
        name: 'friendShare',
        unit: '',
        about: 'share of those that is held for a friend; the rest stays unknown',
        min: 0,
        max: 1,
      },
    ],
  },
];

/** Identification with every unknown settled; each field is the parameter of the same name. */
export interface IdentificationParameters {
  readonly delay_s: number;
  readonly delaySpread: number;
  readonly ballisticSpeed_mps: number;
  readonly ballisticHeight_m: number;
  readonly rocketTimeToGo_s: number;
  readonly debrisDrag: number;
  readonly classificationError: number;
  readonly identificationError: number;
  readonly identificationErrorAlone: number;
  readonly friendShare: number;
}

/** Where the numbers come from: one settled value for each declared parameter, SI units. */
export function identificationParameters(value: (parameter: string) => number): IdentificationParameters {
  return {
    delay_s: value('delay'),
    delaySpread: value('delaySpread'),
    ballisticSpeed_mps: value('ballisticSpeed'),
    ballisticHeight_m: value('ballisticHeight'),
    rocketTimeToGo_s: value('rocketTimeToGo'),
    debrisDrag: value('debrisDrag'),
    classificationError: value('classificationError'),
    identificationError: value('identificationError'),
    identificationErrorAlone: value('identificationErrorAlone'),
    friendShare: value('friendShare'),
  };
}
