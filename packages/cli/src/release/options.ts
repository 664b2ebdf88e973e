/** The options of every command that can make a release. */
import { type Command, Option } from 'commander';

/** As `AUDIENCES` of the core has them, which help need not load. */
const AUDIENCES = ['public', 'host-nation', 'coalition', 'own-force', 'analyst'] as const;

/** As the command line gives them. */
export interface ReleaseFlags {
  readonly audience?: (typeof AUDIENCES)[number];
  readonly policy?: string;
  readonly asOf?: string;
}

/** Adds `--audience`, `--policy` and `--as-of`. */
export function addReleaseOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--audience <audience>',
        'tell only what this audience may be told, by the release policy; even to analysts less than without',
      ).choices(AUDIENCES),
    )
    .option('--policy <file>', 'a release policy of your own, with --audience')
    .option(
      '--as-of <time>',
      'moment of the release, such as 2020-04-12T00:00:00Z, with --audience (default: the end of the scenario)',
    );
}
