/** Opens runs: shipped scenarios by name, and files. What was shown stays where one of them fails. */
import { batch, signal } from '@preact/signals';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { stopRuns } from '../engine/engine.js';
import { cutOut } from '../panel/charts/window.js';
import {
  busy,
  cameraView,
  following,
  notice,
  picked,
  playing,
  problem,
  runs,
  seek,
  span,
  time_us,
} from '../state/state.js';
import type { Asked } from '../state/url.js';
import type { ViewedRun } from '../state/viewed.js';
import { type Chance, type Failed, keep, reasonOf, runAsked, runOnce, viewed } from './make-run.js';
import { type FileProblem, type GivenFile, ofFile } from './reading/protocol.js';
import { readFiles, stopReading } from './reading/reader.js';

/** What was wrong with the files that were last given. */
export const refusedFiles = signal<readonly FileProblem[] | undefined>(undefined);

/** Counts up with each opening: what comes of an older one is dropped. */
let opening = 0;

/** Shows the runs that are asked for, the second beside the first. @returns whether they are shown */
export async function openRuns(asked: readonly Asked[], at_us?: number): Promise<boolean> {
  const what = asked.map(({ name }) => name).join(' and ');
  const made = await make(what, () => Promise.all(asked.map(runAsked)));
  if (made === undefined) return false;
  show(made, at_us);
  return true;
}

/** Shows a run beside the first one that is shown, at the time that is shown. */
export async function openBeside(asked: Asked): Promise<boolean> {
  const [first] = runs.value;
  const made = await make(asked.name, async () => [await runAsked(asked)]);
  if (made === undefined) return false;
  const [second] = made;
  if (first === undefined || second === undefined) return false;
  showInstead([first, second]);
  return true;
}

/** Only one of the runs, at the time that is shown. */
export function showAlone(index = 0): void {
  showInstead(runs.value.slice(index, index + 1));
}

/** Runs a scenario that came from a file. @returns whether it is shown */
async function openScenario(name: string, scenario: ResolvedScenario, chance: Chance): Promise<boolean> {
  const made = await make(name, async () => [
    await runOnce(name, scenario, chance, { kind: 'file', name, seed: chance.seed, trial: chance.trial }),
  ]);
  if (made === undefined) return false;
  made.forEach(keep);
  show(made);
  return true;
}

/** Reads files and shows what they hold. @returns whether it is shown; what is wrong with them is in `refusedFiles` */
export async function openFiles(files: readonly GivenFile[], chance: Chance): Promise<boolean> {
  const mine = begin('Reading …');
  refusedFiles.value = undefined;
  const answer = await readFiles(files);
  if (mine !== opening) return false;
  busy.value = undefined;
  if (!answer.ok) {
    refusedFiles.value = answer.problems;
    return false;
  }
  if (answer.kind === 'scenario') return openScenario(answer.name, answer.scenario, chance);
  const run = viewed(answer, { kind: 'recording', name: answer.name });
  if ('reasons' in run) {
    refusedFiles.value = run.reasons.map((reason) => ofFile('', reason));
    return false;
  }
  keep(run);
  show([run]);
  return true;
}

/** Lets go of what is being opened, if anything is; what was shown stays. */
export function stopOpening(): void {
  if (busy.value !== undefined) begin(undefined);
}

/** Gives up what is being opened, and says so. */
export function giveUp(): void {
  begin(undefined);
  notice.value = 'Given up. What was shown is still shown.';
}

/** Shows runs from the beginning of their span, or from a time. */
export function show(next: readonly ViewedRun[], at_us?: number): void {
  batch(() => {
    problem.value = undefined;
    playing.value = false;
    picked.value = undefined;
    following.value = false;
    runs.value = next;
    cameraView.value = undefined;
    cutOut.value = undefined;
    seek(at_us ?? span.value.from_us);
  });
}

/** Other runs, looked at as those before. */
function showInstead(next: readonly ViewedRun[]): void {
  const before = {
    at_us: time_us.value,
    picked: picked.value,
    following: following.value,
    view: cameraView.value,
    cutOut: cutOut.value,
  };
  batch(() => {
    show(next, before.at_us);
    picked.value = before.picked;
    following.value = before.following;
    cameraView.value = before.view;
    cutOut.value = before.cutOut;
  });
}

/** The runs, or undefined where one failed or something else was opened meanwhile. */
async function make(
  what: string,
  runAll: () => Promise<readonly (ViewedRun | Failed)[]>,
): Promise<readonly ViewedRun[] | undefined> {
  const mine = begin(`Running ${what} …`);
  let made: readonly (ViewedRun | Failed)[];
  try {
    made = await runAll();
  } catch (error) {
    made = [{ reasons: [`${what}: ${reasonOf(error)}`] }];
  }
  if (mine !== opening) return undefined;
  busy.value = undefined;
  const reasons = made.flatMap((one) => ('reasons' in one ? one.reasons : []));
  if (reasons.length === 0) return made as readonly ViewedRun[];
  problem.value = reasons;
  return undefined;
}

/** Gives up what was being opened before. */
function begin(what: string | undefined): number {
  opening += 1;
  if (busy.value !== undefined) {
    stopReading();
    stopRuns();
  }
  busy.value = what;
  notice.value = undefined;
  problem.value = undefined;
  return opening;
}
