/** What `testudo timeline` does, from the command line to the exit code. */
import { setImmediate as pause } from 'node:timers/promises';
import { seedText } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Prepared } from '@testudo/core/simulation';
import {
  naturalSpan,
  raidMoments,
  raidOf,
  raidSample,
  type Timeline,
  timelineOf,
  timelineSample,
} from '@testudo/core/study';
import { timelineReleaseOf } from '@testudo/interop/release';
import { say, storyOfRelease, storyOfTimeline, type ToldTimeline } from '@testudo/report';
import { loadPrepared } from '../files/index.js';
import { type AskedRelease, askedRelease } from '../release/asked.js';
import { render } from '../story/render.js';
import { quoted, scenarioWord } from '../study/flags.js';
import { progressLine } from '../study/progress.js';
import { remarkOn } from '../study/remarks.js';
import { exitCodeOf, listenForStop } from '../study/stop-signals.js';
import { EXIT, prettyJson, Refusal, type Terminal } from '../terminal/index.js';
import { type AskedTimeline, readPlan, readSpan, spanToShow, type TimelineFlags } from './flags.js';
import { timelineAsJson } from './json.js';

/** Between two looks at the clock and the signals. */
const SLICE_MS = 40;

/**
 * Draws what is not known, adds up the lives of the batteries, tells them.
 *
 * @returns the exit code
 * @throws Refusal where the scenario or an option cannot be used
 */
export async function timelineCommand(
  typed: string,
  flags: TimelineFlags,
  terminal: Terminal,
): Promise<number> {
  const plan = readPlan(flags);
  const asked = askedRelease(flags, terminal);
  if (asked !== undefined && plan.raids > 0)
    throw new Refusal('--raid does not go with --audience: no raid is released', EXIT.wrongUsage);
  const prepared = loadPrepared(typed, flags.limit, terminal);
  const { scenario } = prepared;
  if (plan.raids > 0 && scenario.threats.length === 0)
    throw new Refusal('--raid: nothing is launched in this scenario', EXIT.wrongUsage);
  const named = readSpan(flags, scenario);
  const remark = remarkOn(terminal, flags);
  const stopping = listenForStop((signal) =>
    remark(
      `${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping; what is done is told. Once more to quit at once.`,
    ),
  );
  try {
    const lives = await drawn(plan.samples, 'draws', flags, terminal, stopping.signal, (sample) =>
      timelineSample(prepared, plan, sample),
    );
    if (lives.length > 0 && !(asked !== undefined && stopping.heard() !== undefined)) {
      const span = spanToShow(named, naturalSpan(prepared, lives), scenario, Date.now() * 1000);
      const timeline = timelineOf(prepared, lives, span);
      if (asked !== undefined) {
        terminal.out(toldTo(asked, scenario, timeline, flags, terminal));
        return EXIT.done;
      }
      const moments = raidMoments(prepared, span);
      const trials = await drawn(plan.raids, 'trials', flags, terminal, stopping.signal, (sample) =>
        raidSample(prepared, plan, sample, moments),
      );
      const raid = raidOf(prepared, timeline, lives, moments, trials);
      const done = { timeline, ...(raid === undefined ? {} : { raid }) };
      terminal.out(
        flags.json === true
          ? prettyJson(timelineAsJson(scenario, seedText(plan.seed), timeline, plan.samples, raid))
          : told(typed, prepared, plan, done, flags, terminal, stopping.heard() === undefined),
      );
      if (plan.raids > 0 && raid === undefined && stopping.heard() === undefined) {
        remark('No trial of the raid could be computed.');
        return EXIT.failed;
      }
      if (stopping.heard() !== undefined && plan.raids > 0)
        remark(`${trials.length} of ${plan.raids} trials of the raid were done.`);
    }
    const stoppedBy = stopping.heard();
    if (stoppedBy === undefined) return EXIT.done;
    remark(`Stopped: ${lives.length} of ${plan.samples} draws were done.`);
    return exitCodeOf(stoppedBy);
  } finally {
    stopping.done();
  }
}

/** What `draw` gives for each number from 0, until the wish to stop comes. */
async function drawn<T>(
  number: number,
  noun: string,
  { quiet }: TimelineFlags,
  { width }: Terminal,
  signal: AbortSignal,
  draw: (sample: number) => T,
): Promise<readonly T[]> {
  const line = progressLine(number, width, quiet !== true, noun);
  const all: T[] = [];
  let since_ms = performance.now();
  try {
    for (let sample = 0; sample < number && !signal.aborted; sample++) {
      all.push(draw(sample));
      if (performance.now() - since_ms < SLICE_MS) continue;
      line.show({ done: all.length });
      await pause();
      since_ms = performance.now();
    }
  } finally {
    line.end();
  }
  return all;
}

function told(
  typed: string,
  { scenario }: Prepared,
  { seed, samples, raids }: AskedTimeline,
  done: Pick<ToldTimeline, 'timeline' | 'raid'>,
  { from, to }: TimelineFlags,
  terminal: Terminal,
  isWhole: boolean,
): string {
  const story = storyOfTimeline({ scenario, seed: seedText(seed), ...done });
  const options = [
    ...(from === undefined ? [] : [`--from ${from}`]),
    ...(to === undefined ? [] : [`--to ${to}`]),
    `--samples ${samples}`,
    ...(raids === 0 ? [] : [`--raid ${raids}`]),
    `--seed ${seedText(seed)}`,
  ];
  const again = `testudo timeline ${quoted(scenarioWord(typed))} ${options.join(' ')}`;
  return render([...story, ...(isWhole ? [say(`${again} gives the same again.`, 'quiet')] : [])], terminal);
}

function toldTo(
  { policy, audience, asOfUnix_us }: AskedRelease,
  scenario: ResolvedScenario,
  timeline: Timeline,
  { json }: TimelineFlags,
  terminal: Terminal,
): string {
  const release = timelineReleaseOf(scenario, timeline, policy, audience, asOfUnix_us);
  return json === true ? prettyJson(release) : render(storyOfRelease(release), terminal);
}
