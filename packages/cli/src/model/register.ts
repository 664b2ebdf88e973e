import { type Command, Option } from 'commander';
import {
  addExamples,
  EXIT,
  excerptOf,
  excerptReader,
  plainText,
  prettyJson,
  problemLine,
  type Terminal,
} from '../terminal/index.js';
import { ask, type Reply } from './ask.js';
import type { Calculator } from './calculator.js';
import { calculators } from './calculators.js';
import { explain } from './explain.js';

/** Adds `testudo model` with one command for each calculator. */
export function registerModel(program: Command, terminal: Terminal): void {
  const model = program
    .command('model')
    .summary('the models as calculators, for whoever wants to check us')
    .description(
      'The models that runs are made of, one by one: they read plain JSON and print JSON in full precision. For teachers, and for anyone who doubts us. None of them says how to point a launcher at a target.',
    )
    .commandsGroup('Calculators:');
  for (const one of calculators) addCalculator(model, one, terminal);
  addExamples(
    model,
    [
      { command: 'testudo model atmosphere --height_m 11000', what: 'the air at 11 km' },
      { command: 'testudo model trajectory --help', what: 'what it reads, what it answers, and how' },
      { command: 'testudo model trajectory --example > drop.json', what: 'an input to start from' },
      { command: 'testudo model trajectory drop.json', what: 'and its answer' },
    ],
    terminal.width,
  );
}

function addCalculator(model: Command, calculator: Calculator, terminal: Terminal): void {
  const { takesTables } = calculator;
  const command = model
    .command(calculator.name)
    .summary(calculator.summary)
    .description(calculator.about)
    .argument(
      '[file]',
      takesTables ? 'JSON or CSV file, or - for standard input' : 'JSON file, or - for standard input',
    )
    .option('--example', 'print an input that works, and stop');
  if (takesTables)
    command.option('--csv', 'the input is CSV: a column for each key, a row for each question');
  const flags = Object.entries(calculator.input).filter(([, field]) => field.fromFlag !== undefined);
  for (const [name, field] of flags) {
    command.addOption(
      new Option(`--${name} <value>`, field.about).helpGroup('Values, instead of or over those of the file:'),
    );
  }
  command.addHelpText('after', () => `\n${explain(calculator, terminal)}`);
  command.action((file: string | undefined, options: Readonly<Record<string, string | true | undefined>>) => {
    if (options.example === true) {
      terminal.out(prettyJson(calculator.example));
      return;
    }
    const given = new Map<string, string>();
    for (const [name] of flags) {
      const text = options[name];
      if (typeof text === 'string') given.set(name, text);
    }
    if (file === undefined && given.size === 0) {
      const values = flags.length === 0 ? '' : ' or values';
      command.error(
        `error: a file${values} is missing (testudo model ${calculator.name} --help says what is asked)`,
      );
    }
    const csv = options.csv === true || (takesTables && /\.csv$/i.test(file ?? ''));
    process.exitCode = show(
      ask(calculator, { ...(file === undefined ? {} : { file }), csv, flags: given }),
      terminal,
    );
  });
}

/** Prints the answer, or everything that is wrong with the question; the exit code says which. */
function show(reply: Reply, terminal: Terminal): number {
  switch (reply.kind) {
    case 'answer':
      terminal.out(prettyJson(reply.answer));
      return EXIT.done;
    case 'failure':
      terminal.err(`The computation failed: ${plainText(reply.reason)}`);
      return EXIT.failed;
    case 'problems': {
      const linesOf = excerptReader();
      for (const problem of reply.problems) {
        terminal.err(problemLine(problem, terminal.errorColours));
        const excerpt = excerptOf(linesOf(problem.file), problem, terminal.width, terminal.errorColours);
        if (excerpt !== undefined && reply.problems.length <= MOST_EXCERPTS) terminal.err(excerpt);
      }
      return reply.problems.every(({ line }) => line === 0) ? EXIT.wrongUsage : EXIT.badInput;
    }
  }
}

const MOST_EXCERPTS = 20;
