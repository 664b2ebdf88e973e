/** What `testudo run` does, from the command line to the exit code. */
import { join } from 'node:path';
import { seedText } from '@testudo/core/numerics';
import { NumericalFailure, type Prepared, type Simulated, simulate } from '@testudo/core/simulation';
import { type StudyPlan, type StudySummary, scenarioHash, studyId, summarise } from '@testudo/core/study';
import { type Block, heading, list, say, storyOfRun, storyOfTrials, type Told } from '@testudo/report';
import {
  runStudy,
  type StudyRun,
  type StudyToKeep,
  type ToBeKept,
  type Written,
  writeRunFolder,
} from '@testudo/runner';
import { loadPrepared } from '../files/index.js';
import { keptAt } from '../report/kept-at.js';
import { openInBrowser } from '../report/open-in-browser.js';
import { pageOfRun } from '../report/pages.js';
import { render } from '../story/render.js';
import { givesAgain, type Stopped } from '../study/again.js';
import { commandLine, quoted, readFlags, type StudyFlags, type StudyOptions } from '../study/flags.js';
import { folderToKeep, lostByStopping } from '../study/folder-to-keep.js';
import { progressLine } from '../study/progress.js';
import { type Remark, remarkOn, stopWithRemark } from '../study/remarks.js';
import { exitCodeOf, type Stopping } from '../study/stop-signals.js';
import { coloursFor, EXIT, prettyJson, Refusal, type Terminal } from '../terminal/index.js';

/**
 * Runs a scenario, tells it, studies it, keeps it.
 *
 * @returns the exit code
 * @throws Refusal where the scenario, an option or the run folder cannot be used
 */
export async function runCommand(argument: string, flags: StudyFlags, terminal: Terminal): Promise<number> {
  const options = readFlags(flags, 0);
  const prepared = loadPrepared(argument, flags.limit, terminal);
  const remark = remarkOn(terminal, flags);
  const folder = folderToKeep(flags, prepared.scenario.id, toBeKept(prepared, options), remark);
  const stopping = stopWithRemark(remark);
  try {
    const simulated = simulateOnce(prepared, options);
    const told = {
      scenario: prepared.scenario,
      outcome: simulated.outcome,
      seed: seedText(options.seed),
      remarks: prepared.remarks,
    };
    const opening = storyOfRun(told);
    if (flags.json !== true) terminal.out(render(opening, terminal));
    else for (const text of prepared.remarks) remark(text);
    const studied = await study(prepared, options, flags, terminal, stopping);
    const rest = storyOfTrials(told, studied?.kept.summary);
    const again = commandLine('run', [argument], options);
    const result = { argument, prepared, options, simulated, studied, told, command: again };
    if (flags.json !== true) terminal.out(render(rest, terminal));
    const kept = folder === undefined ? undefined : keep(folder, result, flags, [...opening, ...rest]);
    if (flags.json === true)
      terminal.out(prettyJson(resultAsJson(result, kept?.ok === true ? folder : undefined)));
    else terminal.out(render(foot(result, kept?.ok === true ? folder : undefined), terminal));
    if (kept?.ok === false) throw new Refusal(`${folder}: the run was not kept: ${kept.reason}`, EXIT.failed);
    if (flags.open === true && folder !== undefined) await openInBrowser(join(folder, 'report.html'), remark);
    return exitCode(stopping, studied, remark);
  } finally {
    stopping.done();
  }
}

/** What the folder will hold. */
function toBeKept({ scenario }: Prepared, { seed, trials }: StudyOptions): ToBeKept {
  const { id } = scenario;
  return { kind: 'run', scenarios: [{ id, hash: scenarioHash(scenario) }], seed: seedText(seed), trials };
}

interface Studied {
  readonly run: StudyRun;
  readonly kept: StudyToKeep;
}

interface Result {
  readonly argument: string;
  readonly prepared: Prepared;
  readonly options: StudyOptions;
  readonly simulated: Simulated;
  readonly studied: Studied | undefined;
  readonly told: Told;
  readonly command: string;
}

function simulateOnce(prepared: Prepared, { seed }: StudyOptions): Simulated {
  try {
    return simulate(prepared, { seed });
  } catch (error) {
    if (!(error instanceof NumericalFailure)) throw error;
    throw new Refusal(`the run failed: ${error.message}`, EXIT.failed);
  }
}

async function study(
  prepared: Prepared,
  { seed, trials, samples, workers }: StudyOptions,
  flags: StudyFlags,
  terminal: Terminal,
  stopping: Stopping,
): Promise<Studied | undefined> {
  if (trials === 0) return undefined;
  const plan: StudyPlan = { seed, trials, samples: Math.min(samples, trials) };
  const line = progressLine(trials, terminal.width, flags.quiet !== true);
  try {
    const run = await runStudy(prepared.scenario, plan, {
      workers,
      signal: stopping.signal,
      onProgress: (progress) => line.show(progress),
    });
    const stoppedBy = run.complete ? undefined : stopping.heard();
    const summary = summarise(prepared, plan, run.rows);
    return {
      run,
      kept: { plan, rows: run.rows, summary, ...(stoppedBy === undefined ? {} : { stoppedBy }) },
    };
  } finally {
    line.end();
  }
}

function keep(
  folder: string,
  { prepared, options, simulated, studied, command }: Result,
  flags: StudyFlags,
  story: readonly Block[],
): Written<unknown> {
  if (studied?.run.complete === false) {
    const done = toBeKept(prepared, { ...options, trials: studied.run.rows.length });
    const lost = lostByStopping(folder, flags, done);
    if (lost !== undefined) return { ok: false, reason: lost };
  }
  return writeRunFolder(folder, {
    scenario: prepared.scenario,
    seed: options.seed,
    simulated,
    ...(studied === undefined ? {} : { study: studied.kept }),
    command,
    ...commandGives(studied),
    remarks: prepared.remarks,
    report: pageOfRun,
    story: `${render(story, { width: 80, colours: coloursFor({}, {}) })}\n`,
    created: new Date(),
    ...(flags.force === true ? { force: true } : {}),
  });
}

/** What `--json` prints. */
function resultAsJson(
  { prepared: { scenario, remarks }, simulated, studied, told, command }: Result,
  folder?: string,
) {
  return {
    format: 1,
    simulation: true,
    scenario: { id: scenario.id, title: scenario.title, hash: scenarioHash(scenario) },
    seed: told.seed,
    digest: simulated.digest,
    command,
    ...commandGives(studied),
    ...(folder === undefined ? {} : { folder }),
    remarks,
    outcome: simulated.outcome,
    ...(studied === undefined ? {} : { study: studyAsJson(scenario, studied) }),
  };
}

function studyAsJson(scenario: Prepared['scenario'], { run, kept: { plan, summary, stoppedBy } }: Studied) {
  return {
    id: studyId(scenario, plan),
    digest: run.digest,
    trials: plan.trials,
    unknowns: plan.samples,
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    ...(summary satisfies StudySummary),
  };
}

function stoppedOf(studied: Studied | undefined): Stopped | undefined {
  if (studied === undefined || studied.run.complete) return undefined;
  return { done: studied.run.rows.length, asked: studied.kept.plan.trials, noun: 'trials' };
}

/** What the command gives, for the manifest and for programs: left out where it gives the same again. */
function commandGives(studied: Studied | undefined): { readonly commandGives?: string } {
  const stopped = stoppedOf(studied);
  return stopped === undefined ? {} : { commandGives: givesAgain(stopped, 'the run') };
}

/** The foot of the story: how to get this again, where it is, and what to try. */
function foot(
  { argument, options, simulated, studied, told, command }: Result,
  folder?: string,
): readonly Block[] {
  const name = quoted(argument);
  const next = BigInt(told.seed) + 1n;
  // A stopped study has a digest of what happened to be done, which nobody can get again.
  const study = studied?.run.complete ? `; of the study ${studied.run.digest}` : '';
  return [
    heading('To get this again, and what to try'),
    say(
      `${command} ${givesAgain(stoppedOf(studied), 'the run')}. Digest of the run ${simulated.digest}${study}.`,
    ),
    ...(folder === undefined ? [] : [say(keptAt(folder))]),
    list([
      `testudo run ${name} --seed ${next}: another roll of the dice`,
      ...(options.trials < 2000
        ? [`testudo run ${name} --trials 2000 --unknowns 200: tighter intervals, and what drives them`]
        : []),
      ...(folder === undefined
        ? []
        : [`testudo export ${quoted(folder)} --format geojson --out raid.geojson: the flights on a map`]),
    ]),
  ];
}

function exitCode(stopping: Stopping, studied: Studied | undefined, remark: Remark): number {
  const signal = stopping.heard();
  if (signal !== undefined) {
    if (studied !== undefined)
      remark(`Stopped: ${studied.run.rows.length} of ${studied.kept.plan.trials} trials were done.`);
    return exitCodeOf(signal);
  }
  if (studied?.run.rows.every(({ ok }) => !ok)) {
    remark('No trial could be computed.');
    return EXIT.failed;
  }
  return EXIT.done;
}
