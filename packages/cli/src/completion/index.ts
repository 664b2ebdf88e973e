import { Argument, type Command } from 'commander';
import { addExamples, type Terminal } from '../terminal/index.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** Adds `testudo completion`. */
export function registerCompletion(program: Command, terminal: Terminal): void {
  const command = program
    .command('completion')
    .summary('let the shell complete commands, options and scenario names')
    .description(
      'Prints a script for a shell, to be sourced when it starts. With it the Tab key completes commands, options, formats and the names of shipped scenarios.',
    )
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action(async (shell: Shell) => {
      terminal.out((await scriptFor(shell, program)).trimEnd());
    });
  addExamples(
    command,
    [
      { command: 'source <(testudo completion bash)', what: 'in ~/.bashrc' },
      { command: 'source <(testudo completion zsh)', what: 'in ~/.zshrc, after compinit' },
      { command: 'testudo completion fish | source', what: 'in ~/.config/fish/config.fish' },
    ],
    terminal.width,
  );
}

async function scriptFor(shell: Shell, program: Command): Promise<string> {
  const { scenarioNames } = await import('@testudo/library');
  const { claims } = await import('@testudo/validation');
  const { shapeOf } = await import('./command-shape.js');
  const shape = shapeOf(program, new Map([['claim', claims.map(({ id }) => id)]]));
  const scenarios = scenarioNames();
  switch (shell) {
    case 'bash':
      return (await import('./bash.js')).bashScript(shape, scenarios);
    case 'zsh':
      return (await import('./zsh.js')).zshScript(shape, scenarios);
    case 'fish':
      return (await import('./fish.js')).fishScript(shape, scenarios);
  }
}
