/** What `testudo run --audience` does. */
import { releaseOf } from '@testudo/interop/release';
import { storyOfRelease } from '@testudo/report';
import { recordScenario } from '../export/record-scenario.js';
import type { AskedRelease } from '../release/asked.js';
import { render } from '../story/render.js';
import type { StudyFlags } from '../study/flags.js';
import { EXIT, prettyJson, Refusal, type Terminal } from '../terminal/index.js';

/** What goes with all that happened, and with nothing that is released. */
const NOT_RELEASED = ['trials', 'unknowns', 'workers', 'out', 'force', 'open'] as const;

/**
 * Runs a scenario once and tells what the audience may be told. Nothing is kept: a run folder holds everything.
 *
 * @param given which options stand on the command line
 * @returns the exit code
 * @throws Refusal where the scenario or an option cannot be used
 */
export function runRelease(
  argument: string,
  flags: StudyFlags,
  { audience, policy, asOfUnix_us }: AskedRelease,
  given: (option: string) => boolean,
  terminal: Terminal,
): number {
  const odd = NOT_RELEASED.find(given);
  if (odd !== undefined)
    throw new Refusal(
      `--${odd} does not go with --audience: a release tells one run, and keeps nothing`,
      EXIT.wrongUsage,
    );
  const release = releaseOf(recordScenario(argument, flags, terminal), policy, audience, asOfUnix_us);
  terminal.out(flags.json === true ? prettyJson(release) : render(storyOfRelease(release), terminal));
  return EXIT.done;
}
