import { type Command, Option } from 'commander';
import { limitOption } from '../files/limit-option.js';
import { addReleaseOptions, type ReleaseFlags } from '../release/options.js';
import type { StudyFlags } from '../study/flags.js';
import { addExamples, processTerminal, type Terminal } from '../terminal/index.js';

/** Adds `testudo run`. */
export function registerRun(program: Command, terminal: Terminal = processTerminal()): void {
  const command = program
    .command('run')
    .summary('run a scenario and tell what happens, then how sure that is')
    .description(
      'Runs a scenario once and tells it as a story: who is where, launches, failures, warning, impacts. Then runs it many times, with other values for what nobody knows and other chances, and says how much of the story is sure. Keeps everything in a run folder; one that is there is replaced where it holds the same scenario and seed with no more trials.\n\nCtrl-C stops the trials and keeps what is done; a second one quits at once.\n\nWith --audience it tells one run as far as that audience may be told, flies no trials and keeps nothing.',
    )
    .argument('<scenario>', 'a file, a folder with one scenario, or the name of a shipped one')
    .option('--seed <n>', 'which chances and which unknowns: any whole number', '1')
    .option('--trials <n>', 'how many trials; 0 tells the story only', '300')
    .option(
      '--unknowns <k>',
      'how many draws of what is not known the trials are spread over; 0 keeps best estimates',
      '30',
    )
    .option('--workers <n>', 'worker threads; changes the time and nothing else (default: processor cores)')
    .addOption(new Option('--out <dir>', 'the run folder (default: runs/<scenario>-seed<seed>)'))
    .option('--force', 'write over what another scenario, seed or more trials left in the folder')
    .option('--no-save', 'keep nothing')
    .option('--open', 'open the report in the browser')
    .option('--json', 'one JSON object instead of the story')
    .option('--quiet', 'no progress and no remarks on standard error')
    .addOption(limitOption());
  addReleaseOptions(command).action(async (scenario: string, flags: StudyFlags & ReleaseFlags) => {
    const { askedRelease } = await import('../release/asked.js');
    const asked = askedRelease(flags, terminal);
    if (asked === undefined) {
      const { runCommand } = await import('./run-command.js');
      process.exitCode = await runCommand(scenario, flags, terminal);
    } else {
      const { runRelease } = await import('./run-release.js');
      const given = (option: string) => command.getOptionValueSource(option) === 'cli';
      process.exitCode = runRelease(scenario, flags, asked, given, terminal);
    }
  });
  addExamples(
    command,
    [
      { command: 'testudo run iraq-2020/january', what: 'the raid of 8 January 2020' },
      { command: 'testudo run first-shot --trials 0', what: 'the smallest case, told once' },
      { command: 'testudo run iraq-2020/taji --seed 7', what: 'another night of chances' },
      {
        command: 'testudo run raid.yaml --trials 2000 --unknowns 200',
        what: 'tighter intervals, and what drives them',
      },
      { command: 'testudo run iraq-2020/april --audience public', what: 'what the public may be told of it' },
      { command: 'testudo run first-shot --json | jq -r .digest', what: 'for a program' },
    ],
    terminal.width,
  );
}
