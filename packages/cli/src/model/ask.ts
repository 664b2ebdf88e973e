import type { Problem } from '@testudo/core/scenario';
import {
  type InputEntry,
  type InputNode,
  InputProblems,
  readCsv,
  readJson,
  readStandardInput,
  readText,
  spotAt,
} from '../input/index.js';
import type { Calculator } from './calculator.js';
import { readMembers } from './fields.js';

/** What a calculator is asked: a file (`-` for standard input), flags by name, or a file with flags over it. */
export interface Question {
  readonly file?: string;
  /** True where the file is a table of questions, one a row. */
  readonly csv: boolean;
  readonly flags: ReadonlyMap<string, string>;
}

/** The answer as plain JSON; or what is wrong with the question; or why the computation failed. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: object }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failure'; readonly reason: string };

/** Reads the question, with every problem in it, and answers it. */
export function ask(calculator: Calculator, question: Question): Reply {
  const problems = new InputProblems();
  const inputs = readInputs(question, problems);
  const asked = inputs.map((node) => ({ node: withFlags(node, calculator, question.flags) }));
  const read = asked.map(({ node }) => {
    const values = readMembers(node, [], calculator.input, problems);
    for (const { path, message, wanted } of values === undefined ? [] : (calculator.rules?.(values) ?? [])) {
      problems.add(spotAt(node, path), path, message, '', wanted ?? '');
    }
    return values;
  });
  if (!problems.isEmpty) return { kind: 'problems', problems: problems.sorted() };
  const answers: object[] = [];
  for (const values of read) {
    if (values === undefined) continue;
    const reply = calculator.compute(values);
    if (!reply.ok) return { kind: 'failure', reason: reply.reason };
    answers.push(reply.answer);
  }
  const [only] = answers;
  return { kind: 'answer', answer: question.csv || only === undefined ? { rows: answers } : only };
}

function readInputs({ file, csv }: Question, problems: InputProblems): readonly InputNode[] {
  if (file === undefined) return [{ kind: 'group', entries: new Map(), spot: COMMAND_LINE }];
  const name = file === '-' ? 'standard input' : file;
  const source = file === '-' ? readStandardInput() : readText(file);
  if (!source.ok) {
    problems.add({ file: name, line: 1, column: 1 }, [], `cannot be read: ${source.reason}`);
    return [];
  }
  const text = source.text.replace(/^\ufeff/, '');
  if (csv) return readCsv(name, text, problems) ?? [];
  const node = readJson(name, text, problems);
  return node === undefined ? [] : [node];
}

/** Line 0: not in a file. */
const COMMAND_LINE = { file: 'command line', line: 0, column: 0 };

/** The input with the values that flags give, which stand before those of the file. */
function withFlags(node: InputNode, calculator: Calculator, flags: ReadonlyMap<string, string>): InputNode {
  if (flags.size === 0 || node.kind !== 'group') return node;
  const entries = new Map<string, InputEntry>(node.entries);
  for (const [name, text] of flags) {
    const value = calculator.input[name]?.fromFlag?.(text);
    const spot = { file: `--${name}`, line: 0, column: 0 };
    entries.set(name, { keySpot: spot, value: nodeOf(value, spot) });
  }
  return { ...node, entries };
}

function nodeOf(value: unknown, spot: InputNode['spot']): InputNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map((one) => nodeOf(one, spot)), spot };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, one]) => [key, { keySpot: spot, value: nodeOf(one, spot) }] as const,
    );
    return { kind: 'group', entries: new Map(entries), spot };
  }
  return { kind: 'value', value: value as string | number | boolean | null, spot };
}
