/** From a resolved scenario to something that can be run any number of times. */
import { findStreamCollision } from '../../numerics/index.js';
import type { ResolvedScenario } from '../../scenario/resolved.js';
import { collectUnknowns } from '../../scenario/unknowns.js';
import { remarksOn } from './remarks.js';
import { settle } from './settle.js';
import type { World } from './world.js';

/** A scenario ready to run, with the world in which every unknown has its nominal value. */
export interface Prepared {
  readonly scenario: ResolvedScenario;
  readonly nominal: World;
  /** What the reader should know before believing a run, for example a class that cannot reach its aim. */
  readonly remarks: readonly string[];
}

export type Preparation =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** Compiles a scenario; figures that contradict each other are listed, all of them. */
export function prepare(scenario: ResolvedScenario): Preparation {
  const collision = streamCollision(scenario);
  if (collision !== undefined) return { ok: false, reasons: [collision] };
  const settled = settle(scenario, 'nominal');
  if (!settled.ok) return settled;
  return { ok: true, prepared: { scenario, nominal: settled.world, remarks: remarksOn(settled.world) } };
}

/** Two different names that hash to one stream would share their draws. */
function streamCollision(scenario: ResolvedScenario): string | undefined {
  const names = [
    ...scenario.threats.flatMap(({ id }) =>
      ['failure', 'dispersion', 'early-warning', 'signature'].map((purpose) => ({
        purpose,
        observer: id,
        object: '',
      })),
    ),
    ...scenario.batteries.flatMap(({ id: battery }) => [
      ...['availability', 'launch', 'frame', 'identification', 'reaction', 'assessment'].map((purpose) => ({
        purpose,
        observer: battery,
        object: '',
      })),
      ...scenario.threats.flatMap(({ id: threat }) =>
        ['echo', 'detection', 'plot', 'endgame', 'endgame-salvo', 'assessment'].map((purpose) => ({
          purpose,
          observer: battery,
          object: threat,
        })),
      ),
    ]),
    ...collectUnknowns(scenario).map(({ owner, parameter }) => ({
      purpose: 'unknown',
      observer: owner,
      object: parameter,
    })),
  ];
  const pair = findStreamCollision(names);
  if (pair === undefined) return undefined;
  const { first: a, second: b } = pair;
  return `the random streams ${a.purpose}/${a.observer}/${a.object} and ${b.purpose}/${b.observer}/${b.object} collide: rename one`;
}
