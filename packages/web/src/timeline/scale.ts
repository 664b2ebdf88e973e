/** Where a time stands on the time line, and which time stands at a place: quiet stretches may be folded. */
import type { Span } from '@testudo/interop/picture';

/** Pauses shorter than this are not worth a fold. */
const LEAST_QUIET_US = 60_000_000;
/** Of the length of all busy stretches together, what the folds take: each as much as the others, and never more than it is long. */
const SHARE_OF_FOLDS = 0.1;

export interface Scale {
  /** Places go from 0 to this. Outside folds, one place is one microsecond. */
  readonly length: number;
  /** The quiet stretches, whether or not they are folded. */
  readonly quiet: readonly Span[];
  readonly placeOf: (time_us: number) => number;
  readonly timeAt: (place: number) => number;
}

interface Piece extends Span {
  readonly quiet: boolean;
  readonly begin: number;
  readonly end: number;
}

/**
 * A scale over a span: continuous, rising everywhere, with its quiet stretches pressed together where they are folded.
 *
 * @param busy in order of time, without overlap
 */
export function scaleOver(span: Span, busy: readonly Span[], folded: boolean): Scale {
  const parts = partsOf(span, busy);
  const quiet = parts.filter((one) => one.quiet);
  const busy_us = parts.reduce((sum, one) => sum + (one.quiet ? 0 : lengthOf(one)), 0);
  const fold = folded && busy_us > 0 ? (SHARE_OF_FOLDS * busy_us) / quiet.length : Number.POSITIVE_INFINITY;
  let at = 0;
  const pieces = parts.map((part): Piece => {
    const begin = at;
    at += part.quiet ? Math.min(fold, lengthOf(part)) : lengthOf(part);
    return { ...part, begin, end: at };
  });
  return {
    length: at,
    quiet,
    placeOf: (time_us) => {
      const piece = pieces.find(({ until_us }) => time_us <= until_us) ?? pieces.at(-1);
      if (piece === undefined) return 0;
      const share = (time_us - piece.from_us) / Math.max(1, piece.until_us - piece.from_us);
      return piece.begin + clamp(share) * (piece.end - piece.begin);
    },
    timeAt: (place) => {
      const piece = pieces.find(({ end }) => place <= end) ?? pieces.at(-1);
      if (piece === undefined) return span.from_us;
      const share = (place - piece.begin) / Math.max(Number.EPSILON, piece.end - piece.begin);
      return Math.round(piece.from_us + clamp(share) * (piece.until_us - piece.from_us));
    },
  };
}

/** Where the clock goes on from a time: the end of the quiet stretch that it lies in, or the time itself. */
export function pastQuiet(time_us: number, quiet: readonly Span[]): number {
  return quiet.find(({ from_us, until_us }) => time_us >= from_us && time_us < until_us)?.until_us ?? time_us;
}

/** The span cut into busy and quiet pieces, without gap or overlap. */
function partsOf(span: Span, busy: readonly Span[]): readonly (Span & { readonly quiet: boolean })[] {
  const parts: (Span & { readonly quiet: boolean })[] = [];
  const add = (from_us: number, until_us: number, quiet: boolean) => {
    const last = parts.at(-1);
    if (until_us <= from_us) return;
    if (last?.quiet === quiet) parts[parts.length - 1] = { ...last, until_us };
    else parts.push({ from_us, until_us, quiet });
  };
  let at = span.from_us;
  for (const one of busy) {
    const from_us = Math.max(at, Math.min(one.from_us, span.until_us));
    const until_us = Math.max(from_us, Math.min(one.until_us, span.until_us));
    add(at, from_us, from_us - at >= LEAST_QUIET_US);
    add(from_us, until_us, false);
    at = until_us;
  }
  add(at, span.until_us, span.until_us - at >= LEAST_QUIET_US);
  return parts;
}

function lengthOf({ from_us, until_us }: Span): number {
  return until_us - from_us;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
