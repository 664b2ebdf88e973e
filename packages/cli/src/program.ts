import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { registerCheck } from './check/index.js';
import { registerCompare } from './compare/index.js';
import { registerCompletion } from './completion/index.js';
import { registerExport } from './export/index.js';
import { registerMigrate } from './migrate/index.js';
import { registerModel } from './model/index.js';
import { registerReport } from './report/index.js';
import { registerRun } from './run/index.js';
import { registerSchema } from './schema/index.js';
import { addExamples, layOutHelp, reportFailure, type Terminal, wrapText } from './terminal/index.js';
import { registerTimeline } from './timeline/index.js';
import { registerValidate } from './validate/index.js';
import { registerView } from './view/index.js';

/** The whole command with its subcommands, grouped as a person would look for them. */
function buildProgram(terminal: Terminal): Command {
  const program = new Command('testudo')
    .description(
      'Testudo simulates ground-based air and missile defence: what a defence would see and when, what it could engage, what would get through, whom it could warn in time, and how sure we can be.\n\nIt is a model built from public sources. It steers no hardware and plans no attack.',
    )
    .version(ownVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help; also after a command')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('(--help after the command says how it is used)');
  layOutHelp(program, terminal.width);
  program.commandsGroup('Simulate:');
  registerRun(program);
  registerCompare(program);
  registerTimeline(program);
  registerReport(program, terminal);
  registerView(program, terminal);
  registerExport(program, terminal);
  program.commandsGroup('Write scenarios:');
  registerCheck(program, terminal);
  registerSchema(program, terminal);
  registerMigrate(program, terminal);
  program.commandsGroup('Doubt us:');
  registerValidate(program, terminal);
  registerModel(program, terminal);
  program.commandsGroup('For your shell:');
  registerCompletion(program, terminal);
  addExamples(
    program,
    [
      { command: 'testudo run iraq-2020/january', what: 'the raid of 8 January 2020, told as a story' },
      {
        command: 'testudo compare iraq-2020/january iraq-2020/april',
        what: 'would the defence of April have helped?',
      },
      { command: 'testudo view iraq-2020/april', what: 'the raid on a globe, in the browser' },
      {
        command: 'testudo timeline iraq-2020/deployment',
        what: 'batteries on their way: who could have engaged when',
      },
      { command: 'testudo check my-raid.yaml', what: 'is my scenario right?' },
      {
        command: 'testudo export first-shot --format geojson --out first.geojson',
        what: 'one run, for a map',
      },
      { command: 'testudo model trajectory --help', what: 'the equations of motion as a calculator' },
    ],
    terminal.width,
  );
  program.addHelpText(
    'after',
    `\n${wrapText('Exit codes: 0 done, 1 bad input, 2 wrong usage, 3 failed, 130 or 143 stopped from outside.', terminal.width)}`,
  );
  return program;
}

function ownVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** Does what the command line says; every failure ends in a sentence for a person and an exit code. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<void> {
  try {
    await buildProgram(terminal).parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = reportFailure(error, terminal);
  }
}
