/** Completion for bash 3.2 and later: one function, in need of no other package. */
import { type CommandShape, type OptionShape, type WordKind, withAllBelow } from './command-shape.js';
import { singleQuoted } from './quoted.js';

export function bashScript(program: CommandShape, scenarios: readonly string[]): string {
  const commands = withAllBelow(program);
  return `# bash completion for testudo. In ~/.bashrc:  source <(testudo completion bash)
_testudo_words() { COMPREPLY+=($(compgen -W "$1" -- "$2")); }
_testudo_paths() {
  local IFS=$'\\n'
  COMPREPLY+=($(compgen -f -- "$1"))
  compopt -o filenames 2>/dev/null
}
_testudo_scenarios() {
  _testudo_words ${singleQuoted(scenarios.join(' '))} "$1"
  if [ "\${#COMPREPLY[@]}" -eq 0 ]; then _testudo_paths "$1"; else COMPREPLY+=($(compgen -f -- "$1")); fi
}
_testudo() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} path='' place=0 skip=0 i word
  COMPREPLY=()
  # Where the words so far have led: the command, and how many arguments it has.
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [ "$skip" = 1 ]; then skip=0; continue; fi
    case "$path" in
${commands.map(leadsOn).join('\n')}
    esac
  done
  case "$path" in
${commands.map(completes).join('\n')}
  esac
}
complete -F _testudo testudo
`;
}

const label = ({ path }: CommandShape): string => singleQuoted(path.join(' '));
const namesOf = (options: readonly OptionShape[]): string => options.flatMap(({ names }) => names).join('|');

/** What a word does that is not the last: leads to a command below, announces a value, or is an argument. */
function leadsOn(command: CommandShape): string {
  const withValue = command.options.filter(({ value }) => value !== undefined);
  const below = command.commands.map(({ path }) => {
    return `          ${path.at(-1)}) path=${singleQuoted(path.join(' '))} place=0 ;;`;
  });
  const values = withValue.length === 0 ? [] : [`          ${namesOf(withValue)}) skip=1 ;;`];
  return [
    `      ${label(command)})`,
    '        case "$word" in',
    ...below,
    ...values,
    '          -*) ;;',
    '          *) place=$((place + 1)) ;;',
    '        esac ;;',
  ].join('\n');
}

/** What the last word may be. */
function completes(command: CommandShape): string {
  const values = command.options.flatMap(({ names, value }) =>
    value === undefined ? [] : [`        ${names.join('|')}) ${offer(value)} return ;;`],
  );
  const afterOption = values.length === 0 ? [] : ['      case "$before" in', ...values, '      esac'];
  const options = command.options.flatMap(({ names }) => names).join(' ');
  const places = command.arguments.map(({ word, variadic }, i) => {
    return `        ${variadic ? '*' : i}) ${offer(word)} ;;`;
  });
  const below = command.commands.map(({ path }) => path.at(-1)).join(' ');
  return [
    `    ${label(command)})`,
    ...afterOption,
    `      case "$current" in -*) _testudo_words ${singleQuoted(options)} "$current"; return ;; esac`,
    ...(below === '' ? [] : [`      _testudo_words ${singleQuoted(below)} "$current"`]),
    ...(places.length === 0 ? [] : ['      case "$place" in', ...places, '      esac']),
    '      ;;',
  ].join('\n');
}

function offer(word: WordKind): string {
  switch (word.kind) {
    case 'one-of':
      return `_testudo_words ${singleQuoted(word.words.join(' '))} "$current";`;
    case 'path':
      return '_testudo_paths "$current";';
    case 'scenario':
      return '_testudo_scenarios "$current";';
    case 'free':
      return ':;';
  }
}
