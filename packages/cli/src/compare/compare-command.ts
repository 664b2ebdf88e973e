/** What `testudo compare` does, from the command line to the exit code. */
import { join } from 'node:path';
import { seedText } from '@testudo/core/numerics';
import type { Prepared } from '@testudo/core/simulation';
import { type Comparison, compare, type StudyPlan, scenarioHash } from '@testudo/core/study';
import {
  type Block,
  type Compared,
  differenceHeadline,
  GAP,
  heading,
  list,
  say,
  storyAfter,
  storyBefore,
} from '@testudo/report';
import {
  type PairedRun,
  runPairedStudy,
  type ToBeKept,
  type Written,
  writeComparisonFolder,
} from '@testudo/runner';
import { loadPrepared } from '../files/index.js';
import { keptAt } from '../report/kept-at.js';
import { openInBrowser } from '../report/open-in-browser.js';
import { pageOfComparison } from '../report/pages.js';
import { render } from '../story/render.js';
import { givesAgain, type Stopped } from '../study/again.js';
import { commandLine, quoted, readFlags, type StudyFlags } from '../study/flags.js';
import { folderToKeep, lostByStopping } from '../study/folder-to-keep.js';
import { progressLine } from '../study/progress.js';
import { type Remark, remarkOn, stopWithRemark } from '../study/remarks.js';
import { exitCodeOf, type Stopping } from '../study/stop-signals.js';
import { coloursFor, EXIT, prettyJson, Refusal, type Terminal } from '../terminal/index.js';
import { comparisonAsJson } from './json.js';
import { labelsOf } from './labels.js';
import { alsoDifferent, refuseOtherAttack } from './refuse-other-attack.js';

/** A comparison needs a pair. */
const LEAST_PAIRS = 1;

/** Everything that was done, for what is printed and kept. */
export interface Result {
  readonly typed: readonly [string, string];
  readonly told: Compared;
  readonly plan: StudyPlan;
  readonly run: PairedRun;
  readonly comparison: Comparison;
  readonly stoppedBy?: string;
  readonly command: string;
  /** What the command gives; left out where it gives the same again. */
  readonly commandGives?: string;
}

/**
 * Compares two scenarios that differ in their defence, tells it, keeps it.
 *
 * @returns the exit code
 * @throws Refusal where a scenario, an option or the folder cannot be used, or the two are not the same attack
 */
export async function compareCommand(
  typed: readonly [string, string],
  flags: StudyFlags,
  terminal: Terminal,
): Promise<number> {
  const options = readFlags(flags, LEAST_PAIRS);
  const [a, b] = [
    loadPrepared(typed[0], flags.limit, terminal),
    loadPrepared(typed[1], flags.limit, terminal),
  ];
  const told = toldOf(typed, a, b, seedText(options.seed));
  refuseOtherAttack(a.scenario, b.scenario, told.labels);
  const name = `${a.scenario.id}-against-${b.scenario.id}`;
  const remark = remarkOn(terminal, flags);
  const folder = folderToKeep(flags, name, toBeKept(told, options), remark);
  const stopping = stopWithRemark(remark);
  try {
    const before = storyBefore(told);
    if (flags.json !== true) terminal.out(render(before, terminal));
    else for (const text of told.remarks) remark(text);
    const plan = {
      seed: options.seed,
      trials: options.trials,
      samples: Math.min(options.samples, options.trials),
    };
    const run = await study(a, b, plan, options.workers, flags, terminal, stopping);
    const stoppedBy = run.complete ? undefined : stopping.heard();
    const stopped = stoppedOf(run, plan);
    const result: Result = {
      typed,
      told,
      plan,
      run,
      comparison: compare(a, b, plan, run.a.rows, run.b.rows),
      ...(stoppedBy === undefined ? {} : { stoppedBy }),
      command: commandLine('compare', typed, options),
      ...(stopped === undefined ? {} : { commandGives: givesAgain(stopped) }),
    };
    const after = storyAfter(told, result.comparison);
    if (flags.json !== true) terminal.out(render(after, terminal));
    const kept = folder === undefined ? undefined : keep(folder, result, flags, [...before, ...after]);
    const at = kept?.ok === true ? folder : undefined;
    if (flags.json === true) terminal.out(prettyJson(comparisonAsJson(result, at)));
    else terminal.out(render(foot(result, at), terminal));
    if (kept?.ok === false)
      throw new Refusal(`${folder}: the comparison was not kept: ${kept.reason}`, EXIT.failed);
    if (flags.open === true && folder !== undefined) await openInBrowser(join(folder, 'report.html'), remark);
    return exitCode(stopping, result, remark);
  } finally {
    stopping.done();
  }
}

function toldOf(typed: readonly [string, string], a: Prepared, b: Prepared, seed: string): Compared {
  const scenarios = [a.scenario, b.scenario] as const;
  return {
    a: a.scenario,
    b: b.scenario,
    labels: labelsOf(typed, scenarios),
    seed,
    remarks: [...new Set([...a.remarks, ...b.remarks, ...alsoDifferent(...scenarios)])],
  };
}

async function study(
  a: Prepared,
  b: Prepared,
  plan: StudyPlan,
  workers: number,
  flags: StudyFlags,
  terminal: Terminal,
  stopping: Stopping,
): Promise<PairedRun> {
  const line = progressLine(2 * plan.trials, terminal.width, flags.quiet !== true);
  try {
    return await runPairedStudy(a.scenario, b.scenario, plan, {
      workers,
      signal: stopping.signal,
      onProgress: (progress) => line.show(progress),
    });
  } finally {
    line.end();
  }
}

/** What the folder will hold. */
function toBeKept({ a, b }: Compared, { seed, trials }: Pick<StudyPlan, 'seed' | 'trials'>): ToBeKept {
  const scenarios = [a, b].map((one) => ({ id: one.id, hash: scenarioHash(one) }));
  return { kind: 'comparison', scenarios, seed: seedText(seed), trials };
}

function keep(folder: string, result: Result, flags: StudyFlags, story: readonly Block[]): Written<unknown> {
  const { told, plan, run, comparison, stoppedBy, command, commandGives } = result;
  if (!run.complete) {
    const lost = lostByStopping(folder, flags, toBeKept(told, { ...plan, trials: run.a.rows.length }));
    if (lost !== undefined) return { ok: false, reason: lost };
  }
  return writeComparisonFolder(folder, {
    a: { label: told.labels.a, scenario: told.a, rows: run.a.rows },
    b: { label: told.labels.b, scenario: told.b, rows: run.b.rows },
    plan,
    comparison,
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    command,
    ...(commandGives === undefined ? {} : { commandGives }),
    remarks: told.remarks,
    report: pageOfComparison,
    story: `${render(story, { width: 80, colours: coloursFor({}, {}) })}\n`,
    created: new Date(),
    ...(flags.force === true ? { force: true } : {}),
  });
}

/** A comparison that was stopped before its end. */
function stoppedOf(run: PairedRun, plan: StudyPlan): Stopped | undefined {
  if (run.complete) return undefined;
  return { done: run.a.rows.length, asked: plan.trials, noun: 'pairs' };
}

/** How to get this again, where it is, and what to try. */
function foot(
  { typed, told, plan, run, comparison, command, commandGives }: Result,
  folder?: string,
): readonly Block[] {
  const names = typed.map(quoted).join(' ');
  // A stopped study has a digest of what happened to be done, which nobody can get again.
  const digests = run.complete
    ? ` Digests of the studies: ${told.labels.a} ${run.a.digest}, ${told.labels.b} ${run.b.digest}.`
    : '';
  return [
    heading('To get this again, and what to try'),
    say(`${command} ${commandGives ?? givesAgain(undefined)}.${digests}`),
    ...(folder === undefined ? [] : [say(keptAt(folder))]),
    list([
      ...(plan.trials < 2000
        ? [
            `testudo compare ${names} --trials 2000 --unknowns 200: tighter intervals, and what drives the difference`,
          ]
        : []),
      `testudo run ${quoted(typed[1])}: one run with ${told.labels.b}, threat by threat`,
    ]),
    // What a terminal still shows when all has scrolled by.
    GAP,
    ...differenceHeadline(told, comparison).slice(0, 1),
  ];
}

function exitCode(stopping: Stopping, { comparison }: Result, remark: Remark): number {
  const signal = stopping.heard();
  if (signal !== undefined) {
    remark(`Stopped: ${comparison.done} of ${comparison.asked} pairs were done.`);
    return exitCodeOf(signal);
  }
  if (comparison.done === comparison.invalid) {
    remark('No pair could be computed.');
    return EXIT.failed;
  }
  return EXIT.done;
}
