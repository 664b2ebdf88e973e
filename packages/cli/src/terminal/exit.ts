/** What the command's exit code says to whoever called it. 130 and 143 are added by the system's own signals. */
export const EXIT = {
  done: 0,
  /** A file, a scenario or a run folder cannot be used. */
  badInput: 1,
  /** The command line itself was wrong. */
  wrongUsage: 2,
  /** The work was begun and failed, or a claim does not hold. */
  failed: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a sentence for the user, who can do something about it. Never a bug of ours. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.badInput) {
    super(message);
    this.exitCode = exitCode;
  }
}
