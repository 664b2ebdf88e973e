/** Which release a command line asks for. */
import { parseUtc } from '@testudo/core/numerics';
import type { Audience, LoadLimits, ReleasePolicy } from '@testudo/core/scenario';
import { loadReleasePolicyAt } from '@testudo/library';
import { mergeLimits } from '../files/index.js';
import { printProblems } from '../files/print-problems.js';
import { EXIT, Refusal, type Terminal } from '../terminal/index.js';
import type { ReleaseFlags } from './options.js';

export interface AskedRelease {
  readonly audience: Audience;
  readonly policy: ReleasePolicy;
  /** µs since 1970; absent where the command line leaves it to the run. */
  readonly asOfUnix_us?: number;
}

/**
 * @returns undefined where everything is asked for
 * @throws Refusal after the problems of a policy were printed, and on options that mean nothing
 */
export function askedRelease(
  { audience, policy, asOf, limit }: ReleaseFlags & { readonly limit?: readonly string[] },
  terminal: Terminal,
): AskedRelease | undefined {
  if (audience === undefined) {
    if (policy === undefined && asOf === undefined) return undefined;
    throw new Refusal('--policy and --as-of go with --audience', EXIT.wrongUsage);
  }
  const moment = asOf === undefined ? undefined : parseUtc(asOf);
  if (moment?.ok === false)
    throw new Refusal(`--as-of: '${asOf}' is no time such as 2020-04-12T00:00:00Z`, EXIT.wrongUsage);
  return {
    audience,
    policy: loadPolicy(policy, mergeLimits(limit ?? []), terminal),
    ...(moment === undefined ? {} : { asOfUnix_us: moment.unix_us }),
  };
}

function loadPolicy(
  path: string | undefined,
  limits: Partial<LoadLimits>,
  terminal: Terminal,
): ReleasePolicy {
  const loaded = loadReleasePolicyAt(path, { limits });
  if (loaded.ok) return loaded.policy;
  printProblems(loaded.problems, terminal);
  throw new Refusal(`${path ?? 'the shipped release policy'}: cannot be used; nothing was written`);
}
