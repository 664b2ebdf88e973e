/** Completion for fish: one `complete` line for each word that may come, with where it may. */
import { type CommandShape, type WordKind, withAllBelow } from './command-shape.js';
import { fishQuoted, oneLine } from './quoted.js';

export function fishScript(program: CommandShape, scenarios: readonly string[]): string {
  const lines = withAllBelow(program).flatMap((command) => linesOf(command, scenarios));
  return `# fish completion for testudo. In ~/.config/fish/config.fish:  testudo completion fish | source
function __testudo_at --description 'whether the words so far lead to this command'
    set -l words (commandline -opc)[2..]
    set -l found
    for word in $words
        string match -q -- '-*' $word; and continue
        contains -- "$found $word" ${nested(program).map(fishQuoted).join(' ')}; and set found "$found $word"
    end
    test (string trim -- "$found") = "$argv[1]"
end
complete -c testudo -f
${lines.join('\n')}
`;
}

/** Every path of commands as the function above puts it together, with a blank before each word. */
function nested(program: CommandShape): readonly string[] {
  return withAllBelow(program)
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => ` ${path.join(' ')}`);
}

function linesOf(command: CommandShape, scenarios: readonly string[]): readonly string[] {
  const at = `complete -c testudo -n ${fishQuoted(`__testudo_at '${command.path.join(' ')}'`)}`;
  const below = command.commands.map(({ path, about }) => {
    return `${at} -a ${path.at(-1)} -d ${fishQuoted(oneLine(about))}`;
  });
  const options = command.options.map(({ names, about, value }) => {
    const named = names.map((name) =>
      name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
    );
    return `${at} ${named.join(' ')}${afterOption(value)} -d ${fishQuoted(oneLine(about))}`;
  });
  // Arguments are not told apart by their place: fish offers what any of them may be.
  const words = [...new Set(command.arguments.map(({ word }) => argumentOf(word, scenarios)))];
  return [...below, ...options, ...words.map((word) => `${at} ${word}`)];
}

function afterOption(value: WordKind | undefined): string {
  switch (value?.kind) {
    case undefined:
      return '';
    case 'one-of':
      return ` -xa ${fishQuoted(value.words.join(' '))}`;
    case 'path':
    case 'scenario':
      return ' -rF';
    case 'free':
      return ' -x';
  }
}

function argumentOf(word: WordKind, scenarios: readonly string[]): string {
  switch (word.kind) {
    case 'one-of':
      return `-a ${fishQuoted(word.words.join(' '))}`;
    case 'scenario':
      return `-Fa ${fishQuoted(scenarios.join(' '))}`;
    case 'path':
    case 'free':
      return '-F';
  }
}
