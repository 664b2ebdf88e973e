import { type Command, Option } from 'commander';
import { limitOption } from '../files/limit-option.js';
import type { StudyFlags } from '../study/flags.js';
import { addExamples, processTerminal, type Terminal } from '../terminal/index.js';

/** Adds `testudo compare`. */
export function registerCompare(program: Command, terminal: Terminal = processTerminal()): void {
  const command = program
    .command('compare')
    .summary('two defences against the same attacks: which is better, and how sure')
    .description(
      'Runs two scenarios that differ in their defence only, trial by trial against the same attacks: the same launches, failures and aims, the same values for what nobody knows of them. Says how many fewer arrive, in how many pairs of trials it is better, what it took, which assumptions the difference hangs on, and why not more was stopped. Every difference is B minus A, with an interval.\n\nThe two must have the same threats, classes, launch sites, volleys and places; what differs is listed otherwise. Everything is kept in a folder; one that is there is replaced where it holds the same scenarios and seed with no more pairs. Ctrl-C stops and keeps what is done; a second one quits at once.',
    )
    .argument('<a>', 'the scenario to start from: a file, a folder with one scenario, or a shipped name')
    .argument('<b>', 'the one to hold against it')
    .option('--seed <n>', 'which chances and which unknowns: any whole number', '1')
    .option('--trials <n>', 'how many pairs of trials', '300')
    .option(
      '--unknowns <k>',
      'how many draws of what is not known the pairs are spread over; 0 keeps best estimates',
      '30',
    )
    .option('--workers <n>', 'worker threads; changes the time and nothing else (default: processor cores)')
    .addOption(
      new Option('--out <dir>', 'the folder to keep it in (default: runs/<a>-against-<b>-seed<seed>)'),
    )
    .option('--force', 'write over what another scenario, seed or more trials left in the folder')
    .option('--no-save', 'keep nothing')
    .option('--open', 'open the report in the browser')
    .option('--json', 'one JSON object instead of the story')
    .option('--quiet', 'no progress and no remarks on standard error')
    .addOption(limitOption())
    .action(async (a: string, b: string, flags: StudyFlags) => {
      const { compareCommand } = await import('./compare-command.js');
      process.exitCode = await compareCommand([a, b], flags, terminal);
    });
  addExamples(
    command,
    [
      {
        command: 'testudo compare iraq-2020/january iraq-2020/april',
        what: 'the raid of January against no defence and against that of April 2020',
      },
      {
        command: 'testudo compare as-it-is.yaml with-one-more.yaml --trials 2000 --unknowns 200',
        what: 'tighter intervals, and what drives the difference',
      },
      {
        command: 'testudo compare a.yaml b.yaml --unknowns 0 --quiet',
        what: 'chance alone, every unknown at its best estimate',
      },
      {
        command: 'testudo compare a.yaml b.yaml --json | jq .comparison.figures',
        what: 'for a program: the differences with their intervals',
      },
    ],
    terminal.width,
  );
}
