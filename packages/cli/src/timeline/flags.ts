/** The options of `testudo timeline`, read and checked. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseSeed, parseUtc, type Seed } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { TimelineSpan } from '@testudo/core/study';
import type { ReleaseFlags } from '../release/options.js';
import { readWorkers, whole } from '../study/flags.js';
import { EXIT, Refusal } from '../terminal/index.js';

/** As the command line gives them. */
export interface TimelineFlags extends ReleaseFlags {
  readonly from?: string;
  readonly to?: string;
  readonly samples: string;
  readonly raid?: string;
  readonly workers?: string;
  readonly seed: string;
  /** The page. */
  readonly report?: string;
  readonly force?: true;
  readonly open?: true;
  readonly json?: true;
  readonly quiet?: true;
  readonly limit: readonly string[];
}

/** What the command line asks for. */
export interface AskedTimeline {
  readonly seed: Seed;
  readonly samples: number;
  /** Draws in which the raid is flown; 0 for none. */
  readonly raids: number;
  /** Threads that fly it. */
  readonly workers: number;
}

const DAY_US = 86_400_000_000;
const MOST_SAMPLES = 20_000;
const MOST_DAYS = 1000;
/** Real places are shown as they were five years ago or earlier. */
const FIVE_YEARS_US = 5 * 365.25 * DAY_US;

/** @throws Refusal on a number that means nothing, and where a page has no place or stands where another file would be lost */
export function readPlan(flags: TimelineFlags): AskedTimeline {
  const { seed, samples, raid, workers } = flags;
  checkReport(flags);
  if (workers !== undefined && raid === undefined)
    throw new Refusal('--workers: without --raid there is nothing for them to do', EXIT.wrongUsage);
  const parsed = parseSeed(seed);
  if (!parsed.ok) throw new Refusal(`--seed: ${parsed.reason}`, EXIT.wrongUsage);
  const draws = whole('--samples', samples, 1, MOST_SAMPLES);
  return {
    seed: parsed.seed,
    samples: draws,
    raids: raid === undefined ? 0 : whole('--raid', raid, 1, draws),
    workers: readWorkers(workers),
  };
}

function checkReport({ report, force, open }: TimelineFlags): void {
  if (report === '') throw new Refusal('--report: an empty name names no file', EXIT.wrongUsage);
  if (open === true && report === undefined)
    throw new Refusal('--open: there is no page without --report', EXIT.wrongUsage);
  if (force === true && report === undefined)
    throw new Refusal('--force: nothing is written without --report', EXIT.wrongUsage);
  if (report !== undefined && force !== true && existsSync(report))
    throw new Refusal(`${report}: is there already; --force writes over it`);
  // Said before minutes of work, not after them.
  if (report !== undefined && !existsSync(dirname(report)))
    throw new Refusal(`${report}: there is no such folder`);
}

/** Local midnights that the command line names; undefined where it leaves that to the timeline. @throws Refusal on what is no day */
export function readSpan(
  { from, to }: TimelineFlags,
  { localOffset_s }: ResolvedScenario,
): { readonly fromUnix_us?: number; readonly toUnix_us?: number } {
  const first = from === undefined ? undefined : midnightOf('--from', from, localOffset_s);
  const last = to === undefined ? undefined : midnightOf('--to', to, localOffset_s);
  return {
    ...(first === undefined ? {} : { fromUnix_us: first }),
    // The last day is one that is shown.
    ...(last === undefined ? {} : { toUnix_us: last + DAY_US }),
  };
}

function midnightOf(name: string, text: string, offset_s: number): number {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseUtc(`${text}T00:00:00Z`) : undefined;
  if (parsed?.ok === true) return parsed.unix_us - offset_s * 1_000_000;
  throw new Refusal(`${name}: '${text}' is no day such as 2020-03-23`, EXIT.wrongUsage);
}

/**
 * The span that is shown: what the command line names, for the rest the timeline's own.
 *
 * @throws Refusal where it has no day, too many, or days at a real place that are younger than five years
 */
export function spanToShow(
  named: { readonly fromUnix_us?: number; readonly toUnix_us?: number },
  natural: TimelineSpan,
  { historical }: ResolvedScenario,
  nowUnix_us: number,
): TimelineSpan {
  const latest_us = historical ? nowUnix_us - FIVE_YEARS_US : Number.POSITIVE_INFINITY;
  const fromUnix_us = named.fromUnix_us ?? natural.fromUnix_us;
  const wanted_us = named.toUnix_us ?? Math.max(natural.toUnix_us, fromUnix_us + DAY_US);
  if (named.toUnix_us !== undefined && named.toUnix_us > latest_us)
    throw new Refusal('--to: real places are shown as they were five years ago or earlier', EXIT.wrongUsage);
  const days = Math.floor((Math.min(wanted_us, latest_us) - fromUnix_us) / DAY_US);
  if (days < 1) throw new Refusal('--from and --to leave no day between them', EXIT.wrongUsage);
  if (days <= MOST_DAYS) return { fromUnix_us, toUnix_us: fromUnix_us + days * DAY_US };
  if (named.fromUnix_us !== undefined && named.toUnix_us !== undefined)
    throw new Refusal(`--from and --to: ${days} days; ${MOST_DAYS} at most can be shown`, EXIT.wrongUsage);
  return named.toUnix_us === undefined
    ? { fromUnix_us, toUnix_us: fromUnix_us + MOST_DAYS * DAY_US }
    : { fromUnix_us: wanted_us - MOST_DAYS * DAY_US, toUnix_us: wanted_us };
}
