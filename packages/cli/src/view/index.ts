import type { Command } from 'commander';
import { limitOption } from '../files/limit-option.js';
import { addReleaseOptions, type ReleaseFlags } from '../release/options.js';
import { addExamples, type Terminal } from '../terminal/index.js';

export interface ViewFlags extends ReleaseFlags {
  readonly seed?: string;
  readonly trial?: string;
  readonly port?: string;
  readonly open: boolean;
  readonly limit: readonly string[];
}

/** Adds `testudo view`. */
export function registerView(program: Command, terminal: Terminal): void {
  const command = program
    .command('view')
    .summary('look at a run on a globe, in the browser')
    .description(
      'Opens the viewer in the browser: a scenario, which the viewer runs itself, a run folder that `testudo run --out` left, or what the viewer opens on its own. The files are checked first, as for a run. Nothing leaves this machine, and nobody else reaches the viewer: it is served at 127.0.0.1, to a browser that was given the address with its token.\n\nThe address is printed on standard output. Ctrl-C ends the viewer.\n\nWith --audience a page of what that audience may be told is served in place of the viewer, and nothing else.',
    )
    .argument('[run|scenario]', 'a run folder, a scenario file, or the name of a shipped scenario')
    .option('--seed <n>', 'seed, where a scenario is run (default: 1)')
    .option('--trial <n>', 'number of the trial, where a scenario is run (default: 0)')
    .option('--port <n>', 'which port to serve it at (default: one that is free)')
    .option('--no-open', 'do not open the browser')
    .addOption(limitOption());
  addReleaseOptions(command).action(async (source: string | undefined, flags: ViewFlags) => {
    const { viewCommand } = await import('./view-command.js');
    process.exitCode = await viewCommand(source, flags, terminal);
  });
  addExamples(
    command,
    [
      { command: 'testudo view', what: 'the viewer, to choose in' },
      { command: 'testudo view iraq-2020/april', what: 'the raid against the batteries of April' },
      {
        command: 'testudo view raid.yaml --seed 7',
        what: 'a scenario of your own, another roll of the dice',
      },
      { command: 'testudo view runs/january', what: 'the run that a folder keeps' },
      { command: 'testudo view --no-open --port 8080', what: 'the address alone, at a port of your choice' },
    ],
    terminal.width,
  );
}
