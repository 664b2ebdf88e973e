/** The numbers a command post is made of, declared once: catalogue, schema and documentation are made from this. */
import type { ModelDeclaration } from '../numerics/quantity.js';

/** Every model of a command post this folder can run. */
export const commandModels: readonly ModelDeclaration[] = [
  {
    kind: 'command-post',
    model: 'fire-control',
    about: 'decides what is fired at, by how many, when; guides a limited number at once',
    parameters: [
      {
        name: 'operatorDelayAutomatic',
        unit: 's',
        about: 'time from a decision to the fire order in automatic mode',
        min: 0,
        max: 60,
      },
      {
        name: 'operatorDelaySemiautomatic',
        unit: 's',
        about: 'the same where an operator confirms each engagement',
        min: 0,
        max: 120,
      },
      {
        name: 'authorisationDelay',
        unit: 's',
        about: 'further time until a centre authorises an engagement, under centralised control',
        min: 0,
        max: 600,
      },
      {
        name: 'delaySpread',
        unit: '',
        about: 'half the width of these delays from engagement to engagement, as a share of them',
        min: 0,
        max: 1,
      },
      {
        name: 'missileChannels',
        unit: 'count',
        about: 'interceptors that can be guided at once, where the limit counts missiles',
        min: 1,
        max: 1000,
      },
      {
        name: 'targetChannels',
        unit: 'count',
        about: 'targets that can be engaged at once, where the limit counts targets',
        min: 1,
        max: 1000,
      },
      {
        name: 'channelRule',
        unit: '',
        about: 'below one half the limit counts missiles, from there on targets: sources say either',
        min: 0,
        max: 1,
      },
      {
        name: 'threatenedMargin',
        unit: 'm',
        about: 'a predicted impact this far outside a defended area still counts as threatening it',
        min: 0,
        max: 100_000,
      },
      {
        name: 'threatenedSigmas',
        unit: '',
        about: 'and so does one that many standard deviations of the prediction away',
        min: 0,
        max: 5,
      },
    ],
  },
];

/** A command post with every unknown settled; each field is the parameter of the same name. */
export interface CommandParameters {
  readonly operatorDelayAutomatic_s: number;
  readonly operatorDelaySemiautomatic_s: number;
  readonly authorisationDelay_s: number;
  readonly delaySpread: number;
  /** What is limited, and to how many. */
  readonly channels: { readonly counts: 'missiles' | 'targets'; readonly most: number };
  readonly threatenedMargin_m: number;
  readonly threatenedSigmas: number;
}

/** Where the numbers come from: one settled value for each declared parameter, SI units; counts are rounded. */
export function commandParameters(value: (parameter: string) => number): CommandParameters {
  const missiles = value('channelRule') < 0.5;
  return {
    operatorDelayAutomatic_s: value('operatorDelayAutomatic'),
    operatorDelaySemiautomatic_s: value('operatorDelaySemiautomatic'),
    authorisationDelay_s: value('authorisationDelay'),
    delaySpread: value('delaySpread'),
    channels: missiles
      ? { counts: 'missiles', most: Math.round(value('missileChannels')) }
      : { counts: 'targets', most: Math.round(value('targetChannels')) },
    threatenedMargin_m: value('threatenedMargin'),
    threatenedSigmas: value('threatenedSigmas'),
  };
}
