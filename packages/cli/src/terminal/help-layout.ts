import { type Command, Help } from 'commander';
import { item, wrap, wrapText } from './wrap.js';

/** Makes help pages fit the width, down to 40 columns: explanations go under their terms where there is no room beside. */
export function layOutHelp(command: Command, width: number): void {
  command.configureHelp({
    helpWidth: width,
    minWidthToWrap: 20,
    subcommandTerm: (cmd) => cmd.name(),
    formatItem: (term, termWidth, description) =>
      item(term, description, Math.min(termWidth, WIDEST_TERM), width),
    formatHelp: (cmd, helper) => folded(Help.prototype.formatHelp.call(helper, cmd, helper), width),
  });
}

const WIDEST_TERM = 26;

/** One command line that works, and what it does. */
export interface Example {
  readonly command: string;
  readonly what: string;
}

/** Ends the help of a command with examples that can be pasted into a shell, also where they take two lines. */
export function addExamples(command: Command, examples: readonly Example[], width: number): void {
  const blocks = examples.map(
    ({ command: line, what }) => `${pasteable(line, width)}\n${wrapText(`      ${what}`, width)}`,
  );
  command.addHelpText('after', `\nExamples:\n${blocks.join('\n')}`);
}

function pasteable(line: string, width: number): string {
  return wrap(`  ${line}`, width - 2, '    ').join(' \\\n');
}

/** Folds what is still too long (the usage line of a narrow terminal). */
function folded(help: string, width: number): string {
  return help
    .split('\n')
    .map((line) =>
      line.length > width && !line.startsWith(' ') ? wrap(line, width, '    ').join('\n') : line,
    )
    .join('\n');
}
