// @ts-check
/**
 * A defence of your own, with one replaced model: own-defence.yaml with the shipped radar, and with turning-radar.mjs in its place.
 *
 *     node examples/05-a-defence-of-your-own.mjs
 *
 * Tracker, identification, command post, launchers and interceptors are the shipped ones both times, and are not told.
 */
import { fileURLToPath } from 'node:url';
import { seedFrom } from '@testudo/core/numerics';
import { formatProblem } from '@testudo/core/scenario';
import { prepare, simulate } from '@testudo/core/simulation';
import { summarise, trialRunner } from '@testudo/core/study';
import { loadScenarioAt } from '@testudo/library';
import { turningRadar } from './turning-radar.mjs';

const loaded = loadScenarioAt(fileURLToPath(new URL('own-defence.yaml', import.meta.url)));
if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
const preparation = prepare(loaded.scenario);
if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
const { prepared } = preparation;

/** @typedef {import('@testudo/core/simulation').OwnModules} OwnModules */
/** @type {readonly (readonly [string, OwnModules | undefined])[]} */
const radars = [
  ['the shipped sector radar', undefined],
  ['the turning radar', (world) => [turningRadar(world)]],
];

const plan = { seed: seedFrom(1), trials: 200, samples: 20 };
for (const [name, modules] of radars) {
  const { outcome, events } = simulate(prepared, { seed: plan.seed, ...(modules && { modules }) });
  const [threat] = outcome.threats;
  const [ladder] = threat.ladders;
  const toGo = (/** @type {number | undefined} */ time_us) => {
    const end_us = threat.impact?.time_us ?? ladder.predictedImpact_us;
    return time_us === undefined || end_us === undefined
      ? 'never'
      : `${((end_us - time_us) / 1e6).toFixed(0)} s before impact`;
  };
  const run = trialRunner(prepared, plan, { modules });
  const rows = Array.from({ length: plan.trials }, (_, trial) => run(trial));
  const { figures } = summarise(prepared, plan, rows);
  const killed = figures.find((figure) => figure.name === 'killed');
  console.log(`With ${name}:`);
  console.log(
    `  one run: detected ${toGo(ladder.detected_us)} at ${((ladder.detectionRange_m ?? 0) / 1000).toFixed(0)} km, track firm ${toGo(ladder.tracked_us)},`,
  );
  console.log(
    `    ${ladder.shots.length} fired, ${threat.fate}; ${events.filter(({ kind }) => kind === 'radar-plots').length} looks brought plots`,
  );
  console.log(
    `  ${plan.trials} trials: ${(killed?.mean ?? 0).toFixed(2)} killed of one (95 % interval ${killed?.mean95?.low.toFixed(2)} to ${killed?.mean95?.high.toFixed(2)})\n`,
  );
}
console.log(
  'The figures of the turning radar are made up; what the two lines compare is two models, not two radars.',
);
