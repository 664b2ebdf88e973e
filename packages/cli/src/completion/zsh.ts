/** Completion for zsh, by its own `_arguments`. */
import { type CommandShape, type OptionShape, type WordKind, withAllBelow } from './command-shape.js';
import { oneLine, singleQuoted } from './quoted.js';

export function zshScript(program: CommandShape, scenarios: readonly string[]): string {
  const functions = [...withAllBelow(program)].reverse().map(functionOf);
  return `#compdef testudo
# zsh completion for testudo. In ~/.zshrc, after compinit:  source <(testudo completion zsh)
_testudo_scenarios() {
  local -a names=(${scenarios.map(singleQuoted).join(' ')})
  _alternative 'shipped:shipped scenario:compadd -a names' 'files:file:_files'
}
${functions.join('\n')}
compdef _testudo testudo
`;
}

const nameOf = ({ path }: CommandShape): string => ['_testudo', ...path].join('_').replaceAll('-', '_');

function functionOf(command: CommandShape): string {
  const options = command.options.map(optionSpec);
  if (command.commands.length === 0) {
    const places = command.arguments.map(({ name, word, variadic }, i) =>
      singleQuoted(`${variadic ? '*' : i + 1}:${escaped(name)}:${action(word)}`),
    );
    return `${nameOf(command)}() {\n  _arguments ${[...options, ...places].join(' \\\n    ')}\n}`;
  }
  const below = command.commands.map(({ path, about }) => {
    return `    ${singleQuoted(`${path.at(-1)}:${oneLine(about)}`)}`;
  });
  const cases = command.commands.map((one) => `      ${one.path.at(-1)}) ${nameOf(one)} ;;`);
  return `${nameOf(command)}() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands=(
${below.join('\n')}
  )
  _arguments -C ${options.join(' \\\n    ')} \\
    '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest) case $line[1] in
${cases.join('\n')}
    esac ;;
  esac
}`;
}

/** One for each name, the names shutting each other out. */
function optionSpec({ names, about, value }: OptionShape): string {
  const others = names.length > 1 ? `(${names.join(' ')})` : '';
  const rest = value === undefined ? '' : `:value:${action(value)}`;
  return names.map((name) => singleQuoted(`${others}${name}[${escaped(oneLine(about))}]${rest}`)).join(' ');
}

function action(word: WordKind): string {
  switch (word.kind) {
    case 'one-of':
      return `(${word.words.join(' ')})`;
    case 'path':
      return '_files';
    case 'scenario':
      return '_testudo_scenarios';
    case 'free':
      return ' ';
  }
}

/** Brackets and colons mean something in a specification. */
function escaped(text: string): string {
  return text.replaceAll(/[[\]:\\]/g, '\\$&');
}
