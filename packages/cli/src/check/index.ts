import type { Command } from 'commander';
import { limitOption } from '../files/limit-option.js';
import {
  addExamples,
  EXIT,
  excerptOf,
  excerptReader,
  plainText,
  prettyJson,
  problemLine,
  type Terminal,
  wrapText,
} from '../terminal/index.js';
import type { CheckedFile } from './check-files.js';

interface CheckFlags {
  readonly json?: true;
  readonly limit: readonly string[];
}

/** Adds `testudo check`. */
export function registerCheck(program: Command, terminal: Terminal): void {
  const command = program
    .command('check')
    .summary('what is wrong with a scenario, by file, line and column')
    .description(
      'Reads scenarios, catalogues and release policies as a run would, without running them, and lists everything that is wrong with them, each in its place. Also says what a run would have to be told about: aims out of reach, numbers without a range.',
    )
    .argument('<scenario...>', 'files, folders (all YAML in them) or names of shipped scenarios')
    .addOption(limitOption())
    .option('--json', 'one JSON object instead of text')
    .action(async (scenarios: readonly string[], flags: CheckFlags) => {
      process.exitCode = await check(scenarios, flags, terminal);
    });
  addExamples(
    command,
    [
      { command: 'testudo check raid.yaml', what: 'one file' },
      { command: 'testudo check scenarios/ --json', what: 'all files in a folder, for a program' },
      { command: 'testudo check iraq-2020/january', what: 'a shipped scenario' },
    ],
    terminal.width,
  );
}

async function check(
  scenarios: readonly string[],
  { json, limit }: CheckFlags,
  terminal: Terminal,
): Promise<number> {
  const { mergeLimits } = await import('../files/index.js');
  const { checkAll } = await import('./check-files.js');
  const options = { limits: mergeLimits(limit), nowUnix_us: Date.now() * 1000 };
  const checked = checkAll(scenarios, options);
  const found = checked.reduce((sum, { problems }) => sum + problems.length, 0);
  if (json) terminal.out(prettyJson({ ok: found === 0, files: checked }));
  else report(checked, terminal);
  return found === 0 ? EXIT.done : EXIT.badInput;
}

function report(checked: readonly CheckedFile[], terminal: Terminal): void {
  const { colours } = terminal;
  const linesOf = excerptReader();
  const said = new Set<string>();
  let found = 0;
  for (const { problems } of checked) {
    for (const problem of problems) {
      const line = problemLine(problem, colours);
      // A file that several others are laid over is read with each of them.
      if (said.has(line)) continue;
      said.add(line);
      found++;
      terminal.out(line);
      const excerpt =
        found > MOST_EXCERPTS
          ? undefined
          : excerptOf(linesOf(problem.file), problem, terminal.width, colours);
      if (excerpt !== undefined) terminal.out(excerpt);
    }
  }
  for (const { file, remarks, unquantified } of checked) {
    for (const remark of remarks) note(terminal, `${file}: remark: ${remark}`);
    for (const one of unquantified) note(terminal, `${file}: without a range, never sampled: ${one}`);
  }
  const files = checked.length === 1 ? '1 file' : `${checked.length} files`;
  if (found === 0) terminal.out(colours.green(`${files}, no problems`));
  else terminal.out(colours.red(`${files}, ${found === 1 ? '1 problem' : `${found} problems`}`));
}

/** The source line beside a problem helps a person, who fixes a few at a time. */
const MOST_EXCERPTS = 20;

function note(terminal: Terminal, text: string): void {
  terminal.out(terminal.colours.yellow(wrapText(plainText(text), terminal.width)));
}
