import type { Command } from 'commander';
import { addReleaseOptions, type ReleaseFlags } from '../release/options.js';
import { addExamples, EXIT, type Terminal } from '../terminal/index.js';

export interface ReportFlags extends ReleaseFlags {
  readonly out?: string;
  readonly force?: true;
  readonly open?: true;
  readonly quiet?: true;
}

/** Adds `testudo report`. */
export function registerReport(program: Command, terminal: Terminal): void {
  const command = program
    .command('report')
    .summary('make the page of a run or comparison anew')
    .description(
      'Makes report.html from a folder that `testudo run` or `testudo compare` left: a page with figures that opens in any browser without a network. Both commands write it themselves; this is for folders of other versions, or for a page elsewhere. The same folder gives the same page, to the last byte.\n\nWith --audience it makes a page of what that audience may be told of the run, away from the folder, which holds everything.',
    )
    .argument('<folder>', 'a run folder, or the folder of a comparison')
    .option('--out <file>', 'where to write (default: report.html in the folder)')
    .option('--force', 'write over a file that is there, with --out')
    .option('--open', 'open it in the browser')
    .option('--quiet', 'no remarks on standard error');
  addReleaseOptions(command).action(async (folder: string, flags: ReportFlags) => {
    const { reportCommand } = await import('./report-command.js');
    await reportCommand(folder, flags, terminal);
    process.exitCode = EXIT.done;
  });
  addExamples(
    command,
    [
      {
        command: 'testudo report runs/iraq-2020-april-seed1 --open',
        what: 'the page of a run, made anew and opened',
      },
      {
        command: 'testudo report runs/january --out january.html',
        what: 'the page elsewhere; the folder stays as it is',
      },
      {
        command: 'testudo report runs/january --audience public --out public.html',
        what: 'a page of what the public may be told',
      },
    ],
    terminal.width,
  );
}
