/** What `testudo timeline` does, from the command line to the exit code. */
import { setImmediate as pause } from 'node:timers/promises';
import { seedText } from '@testudo/core/numerics';
import type { Prepared } from '@testudo/core/simulation';
import {
  type Lives,
  naturalSpan,
  type Timeline,
  type TimelinePlan,
  timelineOf,
  timelineSample,
} from '@testudo/core/study';
import { say, storyOfTimeline } from '@testudo/report';
import { loadPrepared } from '../files/index.js';
import { render } from '../story/render.js';
import { quoted, scenarioWord } from '../study/flags.js';
import { progressLine } from '../study/progress.js';
import { remarkOn } from '../study/remarks.js';
import { exitCodeOf, listenForStop } from '../study/stop-signals.js';
import { EXIT, prettyJson, type Terminal } from '../terminal/index.js';
import { readPlan, readSpan, spanToShow, type TimelineFlags } from './flags.js';
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
  const prepared = loadPrepared(typed, flags.limit, terminal);
  const { scenario } = prepared;
  const named = readSpan(flags, scenario);
  const remark = remarkOn(terminal, flags);
  const stopping = listenForStop((signal) =>
    remark(
      `${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping; what is done is told. Once more to quit at once.`,
    ),
  );
  try {
    const lives = await drawLives(prepared, plan, flags, terminal, stopping.signal);
    const stoppedBy = lives.length < plan.samples ? stopping.heard() : undefined;
    if (lives.length > 0) {
      const span = spanToShow(named, naturalSpan(prepared, lives), scenario, Date.now() * 1000);
      const timeline = timelineOf(prepared, lives, span);
      terminal.out(
        flags.json === true
          ? prettyJson(timelineAsJson(scenario, seedText(plan.seed), timeline, plan.samples))
          : told(typed, prepared, plan, timeline, flags, terminal),
      );
    }
    if (stoppedBy === undefined) return EXIT.done;
    remark(`Stopped: ${lives.length} of ${plan.samples} draws were done.`);
    return exitCodeOf(stoppedBy);
  } finally {
    stopping.done();
  }
}

async function drawLives(
  prepared: Prepared,
  plan: TimelinePlan,
  flags: TimelineFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Lives> {
  const line = progressLine(plan.samples, terminal.width, flags.quiet !== true, 'draws');
  const lives: Lives[number][] = [];
  let since_ms = performance.now();
  try {
    for (let sample = 0; sample < plan.samples && !signal.aborted; sample++) {
      lives.push(timelineSample(prepared, plan, sample));
      if (performance.now() - since_ms < SLICE_MS) continue;
      line.show({ done: lives.length });
      await pause();
      since_ms = performance.now();
    }
  } finally {
    line.end();
  }
  return lives;
}

function told(
  typed: string,
  { scenario }: Prepared,
  { seed, samples }: TimelinePlan,
  timeline: Timeline,
  { from, to }: TimelineFlags,
  terminal: Terminal,
): string {
  const story = storyOfTimeline({ scenario, seed: seedText(seed), timeline });
  const days = `${from === undefined ? '' : ` --from ${from}`}${to === undefined ? '' : ` --to ${to}`}`;
  const again = `testudo timeline ${quoted(scenarioWord(typed))}${days} --samples ${samples} --seed ${seedText(seed)}`;
  const foot = timeline.samples === samples ? [say(`${again} gives the same again.`, 'quiet')] : [];
  return render([...story, ...foot], terminal);
}
