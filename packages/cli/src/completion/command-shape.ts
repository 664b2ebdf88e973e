/** What can be completed on the command line, read from the program itself. */
import type { Argument, Command, Option } from 'commander';

/** What a word may be: one of a list, a path, a scenario (a shipped name or a path), or something nobody can guess. */
export type WordKind =
  | { readonly kind: 'one-of'; readonly words: readonly string[] }
  | { readonly kind: 'path' }
  | { readonly kind: 'scenario' }
  | { readonly kind: 'free' };

export interface OptionShape {
  /** `--seed`, or `-h` and `--help`. */
  readonly names: readonly string[];
  readonly about: string;
  /** What follows it; absent where nothing does. */
  readonly value?: WordKind;
}

interface ArgumentShape {
  readonly name: string;
  readonly word: WordKind;
  readonly variadic: boolean;
}

export interface CommandShape {
  /** The words that lead to it: empty for the program, `['model', 'arc']` for one of its calculators. */
  readonly path: readonly string[];
  readonly about: string;
  readonly options: readonly OptionShape[];
  readonly arguments: readonly ArgumentShape[];
  readonly commands: readonly CommandShape[];
}

/** Words that arguments of certain names may be, beside their declared choices. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

/** The shape of a command and of all below it. */
export function shapeOf(
  command: Command,
  vocabulary: Vocabulary,
  path: readonly string[] = [],
): CommandShape {
  const help = command.createHelp();
  return {
    path,
    about: path.length === 0 ? '' : command.summary() || command.description(),
    options: help.visibleOptions(command).map(optionShape),
    arguments: command.registeredArguments.map((argument) => argumentShape(argument, vocabulary)),
    commands: help.visibleCommands(command).map((one) => shapeOf(one, vocabulary, [...path, one.name()])),
  };
}

/** A command and all below it, the outermost first. */
export function withAllBelow(shape: CommandShape): readonly CommandShape[] {
  return [shape, ...shape.commands.flatMap(withAllBelow)];
}

function optionShape(option: Option): OptionShape {
  const names = [option.short, option.long].filter((name) => name !== undefined);
  const about = option.description;
  if (!option.required && !option.optional) return { names, about };
  return { names, about, value: optionValue(option) };
}

function optionValue({ argChoices, flags }: Option): WordKind {
  if (argChoices !== undefined) return { kind: 'one-of', words: argChoices };
  return /[<[](file|dir|folder)[>\]]/.test(flags) ? { kind: 'path' } : { kind: 'free' };
}

/** The arguments that take a scenario are called so, or, where there are two, `a` and `b`. */
const TAKES_A_SCENARIO = /scenario|^[ab]$/;

function argumentShape(argument: Argument, vocabulary: Vocabulary): ArgumentShape {
  const name = argument.name();
  const words = argument.argChoices ?? vocabulary.get(name);
  const word: WordKind =
    words !== undefined
      ? { kind: 'one-of', words }
      : { kind: TAKES_A_SCENARIO.test(name) ? 'scenario' : 'path' };
  return { name, word, variadic: argument.variadic };
}
