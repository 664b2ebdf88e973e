// @ts-check
/**
 * One engagement: one run of one missile against one battery, from its event log.
 *
 *     node examples/03-one-engagement.mjs [seed]
 */
import { seedFrom } from '@testudo/core/numerics';
import { prepare, simulate } from '@testudo/core/simulation';
import { loadShippedScenario } from '@testudo/library';

const loaded = loadShippedScenario('first-shot/defended');
if (!loaded?.ok) throw new Error('first-shot/defended does not load');
const preparation = prepare(loaded.scenario);
if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));

const seed = Number(process.argv[2] ?? 1);
const { events, outcome, digest } = simulate(preparation.prepared, { seed: seedFrom(seed) });
const [threat] = outcome.threats;

/** What is told of the log; plots and track reports come every second or five and are left out. */
const TOLD = new Set([
  'threat-launched',
  'thrust-ended',
  'threat-failed',
  'launch-report',
  'area-warned',
  'track-identified',
  'threat-evaluated',
  'engagement-withheld',
  'fire-order',
  'interceptor-launched',
  'interceptor-ended',
  'kill-assessed',
  'body-landed',
]);
console.log(`Seconds after launch, seed ${seed}:\n`);
for (const { time_us, kind, entity, data } of events) {
  if (!TOLD.has(kind)) continue;
  const result = 'result' in data ? `: ${data.result}` : 'reason' in data ? `: ${data.reason}` : '';
  console.log(
    `${((time_us - threat.launch_us) / 1e6).toFixed(1).padStart(7)} s  ${kind.padEnd(20)} ${entity}${result}`,
  );
}

const [ladder] = threat.ladders;
const seconds = (/** @type {number | undefined} */ time_us) =>
  time_us === undefined ? 'never' : `${((time_us - threat.launch_us) / 1e6).toFixed(1)} s after launch`;
console.log(`
First detected  ${seconds(ladder.detected_us)}, at ${((ladder.detectionRange_m ?? 0) / 1000).toFixed(0)} km
Track firm      ${seconds(ladder.tracked_us)}
Identified      ${seconds(ladder.identified_us)}
Fired           ${ladder.shots.length} interceptors
Outcome         ${threat.fate}${threat.reasons.length > 0 ? `, because ${threat.reasons[0]}` : ''}

${events.length} events in the log. Its digest, the same on every machine:
${digest}`);
