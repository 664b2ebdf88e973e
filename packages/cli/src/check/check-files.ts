import { readFileSync } from 'node:fs';
import {
  collectUnknowns,
  type FileKind,
  kindOfFile,
  type LoadLimits,
  loadCatalogue,
  type Problem,
  type ResolvedScenario,
} from '@testudo/core/scenario';
import { prepare } from '@testudo/core/simulation';
import { loadReleasePolicyAt, loadScenarioAt, readTextFile } from '@testudo/library';
import { scenarioFiles } from '../files/index.js';
import { Refusal } from '../terminal/index.js';

/** What a file turned out to be. */
export interface CheckedFile {
  readonly file: string;
  readonly kind: FileKind;
  readonly problems: readonly Problem[];
  /** What one should know before believing a run, for example that a class does not reach its aim. */
  readonly remarks: readonly string[];
  /** Numbers that nobody could put a range to: listed, never sampled. */
  readonly unquantified: readonly string[];
}

export interface CheckOptions {
  readonly limits: Partial<LoadLimits>;
  readonly nowUnix_us: number;
}

/** Checks all that the arguments stand for, each file once; an argument that stands for nothing is a problem too. */
export function checkAll(scenarios: readonly string[], options: CheckOptions): readonly CheckedFile[] {
  const checked = new Map<string, CheckedFile>();
  for (const argument of scenarios) {
    try {
      for (const file of scenarioFiles(argument))
        checked.set(file, checked.get(file) ?? checkFile(file, options));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const message = error.message.replace(`${argument}: `, '').replaceAll('\n', '. ');
      const problem = { file: argument, line: 0, column: 0, path: '', message, found: '', wanted: '' };
      checked.set(argument, {
        file: argument,
        kind: 'scenario',
        problems: [problem],
        remarks: [],
        unquantified: [],
      });
    }
  }
  return [...checked.values()];
}

/** Checks one scenario, catalogue or release policy as a run would load it, without running it. */
function checkFile(file: string, options: CheckOptions): CheckedFile {
  const kind = kindOfFile(file, { readFile: readTextFile, limits: options.limits }) ?? kindSaidIn(file);
  if (kind === 'catalogue') return checkCatalogue(file, options);
  return kind === 'release-policy' ? checkPolicy(file, options) : checkScenario(file, options);
}

function checkScenario(file: string, options: CheckOptions): CheckedFile {
  const loaded = loadScenarioAt(file, options);
  if (!loaded.ok) return { file, kind: 'scenario', problems: loaded.problems, remarks: [], unquantified: [] };
  const { scenario } = loaded;
  const prepared = prepare(scenario);
  return {
    file,
    kind: 'scenario',
    problems: prepared.ok ? [] : prepared.reasons.map((reason) => contradiction(file, reason)),
    remarks: prepared.ok ? prepared.prepared.remarks : [],
    unquantified: unquantifiedIn(scenario),
  };
}

function unquantifiedIn(scenario: ResolvedScenario): readonly string[] {
  return collectUnknowns(scenario)
    .filter(({ quantified }) => !quantified)
    .map(({ path, quantity }) => (quantity.note === undefined ? path : `${path}: ${quantity.note}`));
}

/** Figures that are each right and contradict each other: no single line is wrong. */
function contradiction(file: string, reason: string): Problem {
  return { file, line: 1, column: 1, path: '', message: reason, found: '', wanted: '' };
}

function checkCatalogue(file: string, { limits }: CheckOptions): CheckedFile {
  const loaded = loadCatalogue([file], { readFile: readTextFile, limits });
  const problems = loaded.ok ? [] : loaded.problems;
  return { file, kind: 'catalogue', problems, remarks: [], unquantified: [] };
}

function checkPolicy(file: string, { limits }: CheckOptions): CheckedFile {
  const loaded = loadReleasePolicyAt(file, { limits });
  const problems = loaded.ok ? [] : loaded.problems;
  return { file, kind: 'release-policy', problems, remarks: [], unquantified: [] };
}

/** Bytes in which `kind` stands, if it is not hidden under a book of comments. */
const HEAD = 65_536;

/** What a file seems to be that is no YAML: its faults are then said as those of such a file. */
function kindSaidIn(file: string): FileKind | undefined {
  try {
    const head = readFileSync(file).subarray(0, HEAD).toString('latin1');
    return /^kind:[ \t]*["']?(catalogue|release-policy)\b/m.exec(head)?.[1] as FileKind | undefined;
  } catch {
    return undefined;
  }
}
