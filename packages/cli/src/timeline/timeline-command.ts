/** What `testudo timeline` does, from the command line to the exit code. */
import { setImmediate as pause } from 'node:timers/promises';
import { seedText } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Prepared } from '@testudo/core/simulation';
import {
  ENGINE_VERSION,
  type Lives,
  naturalSpan,
  type Raid,
  raidMoments,
  raidOf,
  scenarioHash,
  type Timeline,
  timelineOf,
  timelineSample,
} from '@testudo/core/study';
import { timelineReleaseOf } from '@testudo/interop/release';
import {
  releaseReport,
  say,
  storyOfRelease,
  storyOfTimeline,
  type ToldTimeline,
  timelineReport,
} from '@testudo/report';
import { runRaid, versions } from '@testudo/runner';
import { loadPrepared, replaceFile } from '../files/index.js';
import { type AskedRelease, askedRelease } from '../release/asked.js';
import { atlas } from '../report/atlas.js';
import { openInBrowser } from '../report/open-in-browser.js';
import { render } from '../story/render.js';
import { quoted, scenarioWord } from '../study/flags.js';
import { progressLine } from '../study/progress.js';
import { remarkOn } from '../study/remarks.js';
import { exitCodeOf, listenForStop, type Stopping } from '../study/stop-signals.js';
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
        await release(asked, scenario, timeline, flags, terminal);
        return EXIT.done;
      }
      const { raid, trials } = await raided(prepared, plan, timeline, lives, flags, terminal, stopping);
      const done = { timeline, ...(raid === undefined ? {} : { raid }) };
      terminal.out(
        flags.json === true
          ? prettyJson(timelineAsJson(scenario, seedText(plan.seed), timeline, plan.samples, raid))
          : told(typed, prepared, plan, done, flags, terminal, stopping.heard() === undefined),
      );
      if (flags.report !== undefined) {
        replaceFile(flags.report, page(typed, prepared, plan, done, flags, trials));
        remark(`Written: ${flags.report} (a simulation)`);
        if (flags.open === true) await openInBrowser(flags.report, remark);
      }
      if (plan.raids > 0 && raid === undefined && stopping.heard() === undefined) {
        remark('No trial of the raid could be computed.');
        return EXIT.failed;
      }
      if (stopping.heard() !== undefined && plan.raids > 0)
        remark(`${trials} of ${plan.raids} trials of the raid were done.`);
    }
    const stoppedBy = stopping.heard();
    if (stoppedBy === undefined) return EXIT.done;
    remark(`Stopped: ${lives.length} of ${plan.samples} draws were done.`);
    return exitCodeOf(stoppedBy);
  } finally {
    stopping.done();
  }
}

/** The raid on every day shown, in the draws that were done: all of them unless the wish to stop came. */
async function raided(
  prepared: Prepared,
  plan: AskedTimeline,
  timeline: Timeline,
  lives: Lives,
  { quiet }: TimelineFlags,
  { width }: Terminal,
  { signal }: Stopping,
): Promise<{ readonly raid: Raid | undefined; readonly trials: number }> {
  const moments = raidMoments(prepared, timeline);
  const draws = Math.min(plan.raids, lives.length);
  const line = progressLine(draws, width, quiet !== true);
  try {
    const flown = await runRaid(prepared.scenario, plan, moments, draws, {
      workers: plan.workers,
      signal,
      onProgress: (progress) => line.show(progress),
    });
    const own = flown.map(({ sample }) => lives[sample]);
    const raid = raidOf(
      prepared,
      timeline,
      own,
      moments,
      flown.map((one) => one.flown),
    );
    return { raid, trials: flown.length };
  } finally {
    line.end();
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

type Done = Pick<ToldTimeline, 'timeline' | 'raid'>;

function told(
  typed: string,
  { scenario }: Prepared,
  plan: AskedTimeline,
  done: Done,
  flags: TimelineFlags,
  terminal: Terminal,
  isWhole: boolean,
): string {
  const story = storyOfTimeline({ scenario, seed: seedText(plan.seed), ...done });
  const again = say(`${commandOf(typed, plan, flags)} gives the same again.`, 'quiet');
  return render([...story, ...(isWhole ? [again] : [])], terminal);
}

/** @param trials of the raid that were done */
function page(
  typed: string,
  { scenario }: Prepared,
  plan: AskedTimeline,
  done: Done,
  flags: TimelineFlags,
  trials: number,
): string {
  const seed = seedText(plan.seed);
  return timelineReport({
    scenario,
    seed,
    ...done,
    provenance: {
      engineVersion: ENGINE_VERSION,
      packages: versions(),
      seed,
      command: commandOf(typed, plan, flags),
      scenario: { id: scenario.id, title: scenario.title, hash: scenarioHash(scenario) },
      asked: plan.samples,
      done: done.timeline.samples,
      ...(plan.raids === 0 ? {} : { raid: { asked: plan.raids, done: trials } }),
    },
  });
}

/** The command line that makes it again, without the machine it was typed on. */
function commandOf(
  typed: string,
  { seed, samples, raids }: AskedTimeline,
  { from, to }: TimelineFlags,
): string {
  const options = [
    ...(from === undefined ? [] : [`--from ${from}`]),
    ...(to === undefined ? [] : [`--to ${to}`]),
    `--samples ${samples}`,
    ...(raids === 0 ? [] : [`--raid ${raids}`]),
    `--seed ${seedText(seed)}`,
  ];
  return `testudo timeline ${quoted(scenarioWord(typed))} ${options.join(' ')}`;
}

/** Tells what an audience may be told, and writes it as a page where one is asked for. */
async function release(
  { policy, audience, asOfUnix_us }: AskedRelease,
  scenario: ResolvedScenario,
  timeline: Timeline,
  flags: TimelineFlags,
  terminal: Terminal,
): Promise<void> {
  const released = timelineReleaseOf(scenario, timeline, policy, audience, asOfUnix_us);
  terminal.out(flags.json === true ? prettyJson(released) : render(storyOfRelease(released), terminal));
  if (flags.report === undefined) return;
  const remark = remarkOn(terminal, flags);
  replaceFile(flags.report, releaseReport(released, atlas()));
  remark(`Written: ${flags.report} (a simulation)`);
  if (flags.open === true) await openInBrowser(flags.report, remark);
}
