import type { Command } from 'commander';
import { limitOption } from '../files/limit-option.js';
import { addReleaseOptions } from '../release/options.js';
import { addExamples, processTerminal, type Terminal } from '../terminal/index.js';
import type { TimelineFlags } from './flags.js';

/** Adds `testudo timeline`. */
export function registerTimeline(program: Command, terminal: Terminal = processTerminal()): void {
  const command = program
    .command('timeline')
    .summary('batteries through the weeks: who could have engaged when')
    .description(
      'Follows the batteries of a scenario through the calendar: when each was delivered, when its radar could first warn, when it could first engage and with how many launchers, each with its spread over what is not known; what it waited for; for each place the gaps in words and, day by day, how likely it was covered, with an interval.\n\nNothing is launched, unless --raid asks for it: then the raid of the scenario is flown on every day, at the same hour and with the same chances, and each day says how many would have arrived, with an interval, and what held the defence back. Ctrl-C stops and tells what is done; a second one quits at once.\n\nWith --audience it tells what that audience may be told of it, and no raid.',
    )
    .argument('<scenario>', 'a file, a folder with one scenario, or a shipped name')
    .option('--from <date>', 'first day, as 2020-03-01 (default: when something begins to happen)')
    .option('--to <date>', 'last day (default: when nothing more happens)')
    .option('--samples <n>', 'how many draws of what is not known', '400')
    .option('--raid <n>', 'also fly the raid on every day shown, in the first n of the draws')
    .option(
      '--workers <n>',
      'worker threads for --raid; changes the time and nothing else (default: processor cores)',
    )
    .option('--seed <n>', 'which draws: any whole number; those of a study with the same seed', '1')
    .option('--report <file>', 'also write it as a page with figures, for any browser; it needs nothing else')
    .option('--force', 'write over a file that is there, with --report')
    .option('--open', 'open the page in the browser')
    .option('--json', 'one JSON object instead of the story')
    .option('--quiet', 'no progress and no remarks on standard error')
    .addOption(limitOption());
  addReleaseOptions(command).action(async (scenario: string, flags: TimelineFlags) => {
    const { timelineCommand } = await import('./timeline-command.js');
    process.exitCode = await timelineCommand(scenario, flags, terminal);
  });
  addExamples(
    command,
    [
      { command: 'testudo timeline iraq-2020/deployment', what: 'Iraq, January to May 2020' },
      {
        command: 'testudo timeline iraq-2020/deployment --from 2020-03-20 --to 2020-04-20',
        what: 'the weeks that matter',
      },
      {
        command: 'testudo timeline iraq-2020/deployment --from 2020-03-20 --raid 100',
        what: 'had the raid of January come on day D: a curve with intervals',
      },
      {
        command: 'testudo timeline iraq-2020/deployment --report weeks.html --open',
        what: 'the same as a page with figures',
      },
      {
        command: 'testudo timeline iraq-2020/deployment --audience host-nation --as-of 2020-05-01T00:00:00Z',
        what: 'what the host may be told on 1 May',
      },
      {
        command: 'testudo timeline turkey-2012/deployment',
        what: 'the case that the durations are made from',
      },
      {
        command: "testudo timeline iraq-2020/deployment --json | jq '.places[0].days'",
        what: 'for a program: every day of a place',
      },
    ],
    terminal.width,
  );
}
