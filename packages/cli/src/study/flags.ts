/** The options of the commands that run many trials, read and checked. */
import { availableParallelism } from 'node:os';
import { basename, isAbsolute } from 'node:path';
import { parseSeed, type Seed, seedText } from '@testudo/core/numerics';
import { EXIT, Refusal } from '../terminal/index.js';

/** As the command line gives them. */
export interface StudyFlags {
  readonly seed: string;
  readonly trials: string;
  readonly unknowns: string;
  readonly workers?: string;
  readonly out?: string;
  readonly save: boolean;
  /** Replaces what is kept in the folder already. */
  readonly force?: true;
  readonly json?: true;
  readonly quiet?: true;
  /** Opens the report in the browser. */
  readonly open?: true;
  readonly limit: readonly string[];
}

export interface StudyOptions {
  readonly seed: Seed;
  readonly trials: number;
  readonly samples: number;
  readonly workers: number;
}

/** The rows of more trials than this do not fit into memory. */
const MOST_TRIALS = 200_000;
const MOST_WORKERS = 256;

/**
 * @param least the fewest trials that the command can do something with
 * @throws Refusal on a number that means nothing
 */
export function readFlags(
  { seed, trials, unknowns, workers, out, save, force, open }: StudyFlags,
  least: number,
): StudyOptions {
  if (out === '') throw new Refusal('--out: an empty name names no folder', EXIT.wrongUsage);
  if (out !== undefined && !save) {
    throw new Refusal('--out and --no-save contradict each other', EXIT.wrongUsage);
  }
  if (force === true && !save) {
    throw new Refusal('--force and --no-save contradict each other', EXIT.wrongUsage);
  }
  if (open === true && !save) {
    throw new Refusal('--open and --no-save contradict each other', EXIT.wrongUsage);
  }
  const parsed = parseSeed(seed);
  if (!parsed.ok) throw new Refusal(`--seed: ${parsed.reason}`, EXIT.wrongUsage);
  return {
    seed: parsed.seed,
    trials: whole('--trials', trials, least, MOST_TRIALS),
    samples: whole('--unknowns', unknowns, 0, MOST_TRIALS),
    workers: readWorkers(workers),
  };
}

/** As many threads as asked for, or as the processor has cores. @throws Refusal on a number that means nothing */
export function readWorkers(workers: string | undefined): number {
  return workers === undefined ? availableParallelism() : whole('--workers', workers, 1, MOST_WORKERS);
}

/** @throws Refusal on what is no whole number between the two */
export function whole(name: string, text: string, least: number, most: number): number {
  const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Refusal(`${name}: '${text}' is no whole number from ${least} to ${most}`, EXIT.wrongUsage);
}

/** The command line that makes it again: everything that changes results, nothing of the machine it was typed on. */
export function commandLine(
  command: string,
  scenarios: readonly string[],
  { seed, trials, samples }: StudyOptions,
): string {
  const named = scenarios.map((one) => quoted(scenarioWord(one)));
  const study = trials === 0 ? '--trials 0' : `--trials ${trials} --unknowns ${samples}`;
  return `testudo ${command} ${named.join(' ')} --seed ${seedText(seed)} ${study}`;
}

/** A scenario as it was typed, without the machine it was typed on. */
export function scenarioWord(typed: string): string {
  return isAbsolute(typed) || typed.startsWith('..') ? basename(typed) : typed;
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
