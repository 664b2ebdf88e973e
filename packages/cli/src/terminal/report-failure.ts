import { CommanderError } from 'commander';
import { EXIT, type ExitCode, Refusal } from './exit.js';
import { plainText } from './plain-text.js';
import type { Terminal } from './terminal.js';
import { wrapText } from './wrap.js';

/**
 * Says what ended a command early, so that a person knows whose move it is: theirs, or ours.
 *
 * @returns the exit code
 */
export function reportFailure(error: unknown, terminal: Terminal): ExitCode {
  // Commander has printed its own message already; --help and --version arrive here with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  if (error instanceof Refusal) {
    for (const line of error.message.split('\n')) terminal.err(wrapText(plainText(line), terminal.width));
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  terminal.err(terminal.errorColours.red('This is a bug of Testudo, not a mistake of yours.'));
  terminal.err(
    wrapText('Please report it with the command line, the input, and these lines:', terminal.width),
  );
  terminal.err(stack.split('\n').map(plainText).join('\n'));
  return EXIT.failed;
}
