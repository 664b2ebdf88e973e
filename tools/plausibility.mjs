/**
 * Prints the tables of docs/plausibility.md: what happens in trials of iraq-2020/april, spread over draws of the unknowns.
 *
 * node tools/plausibility.mjs [--write]   writes them between the marks of the page
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { prepare, settle, simulate } from '@testudo/core/simulation';
import { loadShippedScenario } from '@testudo/library';

const SEED = { lo: 411, hi: 0 };
const SAMPLES = 100;
const TRIALS_EACH = 4;
const PAGE = new URL('../docs/plausibility.md', import.meta.url);

const loaded = loadShippedScenario('iraq-2020/april');
if (!loaded?.ok) throw new Error('iraq-2020/april does not load');
const preparation = prepare(loaded.scenario);
if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
const { prepared } = preparation;

const S = 1e6;
/** @type {Record<string, number[]>} */
const seen = {
  'first detection, true slant range, km': [],
  'time to go at first detection, s': [],
  'time to go when the track is firm, s': [],
  'time to go at the first launch, s': [],
  'from first detection to first launch, s': [],
  'height of intercepts that arrived, km': [],
  'distance of intercepts that arrived, km': [],
  'rounds fired in a raid': [],
  'rounds at each target engaged': [],
  'leakers in a raid': [],
};
const names = Object.keys(seen);
let engaged = 0;
let second = 0;
let above36 = 0;
let soonest = Number.POSITIVE_INFINITY;

for (let sample = 0; sample < SAMPLES; sample++) {
  const settled = settle(prepared.scenario, { seed: SEED, sample }, prepared.nominal);
  if (!settled.ok) throw new Error(settled.reasons.join('\n'));
  for (let k = 0; k < TRIALS_EACH; k++) {
    const { outcome } = simulate(prepared, {
      seed: SEED,
      trial: sample * TRIALS_EACH + k,
      world: settled.world,
    });
    note(outcome);
  }
}

/** @param {import('@testudo/core/simulation').Outcome} outcome */
function note(outcome) {
  const rounds = outcome.batteries.reduce(
    (sum, one) => sum + one.rounds.reduce((all, { fired }) => all + fired, 0),
    0,
  );
  seen[names[7]].push(rounds);
  seen[names[9]].push(outcome.leaked);
  for (const threat of outcome.threats) {
    for (const ladder of threat.ladders) {
      const impact_us = threat.impact?.time_us ?? ladder.predictedImpact_us;
      const { detected_us, tracked_us, shots } = ladder;
      if (detected_us === undefined || threat.fate === 'failed') continue;
      soonest = Math.min(soonest, (detected_us - threat.launch_us) / S);
      seen[names[0]].push((ladder.detectionRange_m ?? 0) / 1000);
      if (impact_us !== undefined) {
        seen[names[1]].push((impact_us - detected_us) / S);
        if (tracked_us !== undefined) seen[names[2]].push((impact_us - tracked_us) / S);
        if (shots.length > 0) seen[names[3]].push((impact_us - shots[0].launch_us) / S);
      }
      if (shots.length === 0) continue;
      engaged += 1;
      if (shots.some(({ salvo }) => salvo > 1)) second += 1;
      seen[names[4]].push((shots[0].launch_us - detected_us) / S);
      seen[names[8]].push(shots.length);
      for (const { arrived, height_m, range_m } of shots) {
        if (arrived !== true || height_m === undefined || range_m === undefined) continue;
        seen[names[5]].push(height_m / 1000);
        seen[names[6]].push(range_m / 1000);
        if (height_m > 36_000) above36 += 1;
      }
    }
  }
}

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];
const digits = (/** @type {number} */ value) =>
  Math.abs(value) < 9.95 ? value.toFixed(1) : value.toFixed(0);

function distributions() {
  const rows = names.map((name) => {
    const values = seen[name].sort((a, b) => a - b);
    const at = SHARES.map((share) =>
      digits(values[Math.min(values.length - 1, Math.floor(share * values.length))]),
    );
    return `| ${name} | ${values.length} | ${at.join(' | ')} |`;
  });
  return [
    `${SAMPLES * TRIALS_EACH} trials: ${SAMPLES} draws of the unknowns, ${TRIALS_EACH} of chance each; seed ${SEED.lo}. Missiles that failed by themselves are left out.`,
    '',
    '| | values | 5 % | 25 % | half | 75 % | 95 % |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    `Of ${engaged} targets engaged, ${second} got a second salvo (${((100 * second) / engaged).toFixed(1)} %). Intercepts above 36 km: ${above36}. The earliest detection came ${digits(soonest)} s after its launch.`,
  ].join('\n');
}

/** The first missile of the nominal run that was engaged, from its launch to its end. */
function timeLine() {
  const { outcome, events } = simulate(prepared, { seed: { lo: 1, hi: 0 } });
  const threat = outcome.threats.find(
    ({ ladders, fate }) => fate === 'killed' && ladders.some(({ shots }) => shots.length > 1),
  );
  const ladder = threat?.ladders.find(({ shots }) => shots.length > 1);
  if (threat === undefined || ladder === undefined) return 'No missile was engaged.';
  const impact_us = ladder.predictedImpact_us ?? threat.launch_us;
  const track = ladder.shots[0].interceptor.replace(/-s\d+-\d+$/, '');
  /** @type {[number, string][]} */
  const lines = [];
  const add = (/** @type {number | undefined} */ time_us, /** @type {string} */ what) => {
    if (time_us !== undefined) lines.push([time_us, what]);
  };
  add(threat.launch_us, `${threat.threatClass} launched at ${threat.target}`);
  add(threat.report_us, 'launch reported by early warning');
  add(threat.alarm_us, 'first alarm for it at the place');
  add(ladder.detected_us, `first detected at ${digits((ladder.detectionRange_m ?? 0) / 1000)} km`);
  add(ladder.tracked_us, 'track firm');
  add(ladder.identified_us, 'identified: ballistic, hostile');
  add(ladder.firstOpportunity_us, 'first launch opportunity, as then predicted');
  add(ladder.lastOpportunity_us, 'last launch opportunity, as then predicted');
  for (const event of events) {
    if (event.kind === 'fire-order' && event.data.track === track)
      add(event.time_us, `fire order: ${event.data.shots} rounds of group ${event.data.group}`);
    if (event.kind === 'kill-assessed' && event.data.track === track)
      add(event.time_us, `judged ${event.data.judgedKilled ? 'a kill' : 'no kill'}`);
  }
  for (const { launch_us, end_us, result, height_m, range_m, type } of ladder.shots) {
    add(launch_us, `${type} launched`);
    add(
      end_us,
      `${result} at ${digits((height_m ?? 0) / 1000)} km of height, ${digits((range_m ?? 0) / 1000)} km away`,
    );
  }
  add(impact_us, 'impact, had it not been stopped (as predicted)');
  const rows = lines
    .sort((a, b) => a[0] - b[0])
    .map(
      ([time_us, what]) =>
        `| ${((time_us - threat.launch_us) / S).toFixed(1)} | ${((impact_us - time_us) / S).toFixed(1)} | ${what} |`,
    );
  return ['| s after launch | s to go | what |', '| ---: | ---: | --- |', ...rows].join('\n');
}

const text = `<!-- made by tools/plausibility.mjs -->\n\n### One missile\n\n${timeLine()}\n\n### Many\n\n${distributions()}\n\n<!-- end -->`;
if (process.argv.includes('--write')) {
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(/<!-- made by tools\/plausibility\.mjs -->[\s\S]*<!-- end -->/, () => text),
  );
} else console.log(text);
