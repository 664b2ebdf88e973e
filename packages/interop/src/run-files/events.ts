/** The recording of a run as lines of JSON: a header that explains the kinds of event, then one event a line. */
import type { EventKind, LoggedEvent } from '@testudo/core/engine';
import { EVENT_KINDS } from '@testudo/core/simulation';

/** Writes a recording. Every float64 comes back with the same bits (−0 as 0, as in the digest). */
export function recordingText(events: readonly LoggedEvent[]): string {
  const header = { format: 1, kind: 'recording', simulation: true, eventKinds: EVENT_KINDS.map(described) };
  return lines([
    header,
    ...events.map(({ time_us, phase, kind, entity, data }) => ({ time_us, phase, kind, entity, data })),
  ]);
}

/** Reads a recording. @returns the events, or what is wrong with which line */
export function parseRecording(text: string): Parsed<readonly LoggedEvent[]> {
  const parsed = parseLines(text, 'recording');
  if (!parsed.ok) return parsed;
  const events = parsed.value.map((event, sequence) => ({
    sequence,
    ...(event as Omit<LoggedEvent, 'sequence'>),
  }));
  return { ok: true, value: events };
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/** Values as lines of JSON, each line ended. */
export function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

/** The lines after a header of format 1 and the kind that is wanted. */
export function parseLines(text: string, kind: string): Parsed<readonly unknown[]> {
  if (!text.endsWith('\n')) return { ok: false, reason: 'its last line is torn' };
  const values: unknown[] = [];
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    try {
      values.push(JSON.parse(line));
    } catch {
      return { ok: false, reason: `line ${index + 1} is no JSON` };
    }
  }
  const [header, ...rest] = values as [{ format?: unknown; kind?: unknown } | null, ...unknown[]];
  if (header?.kind !== kind) return { ok: false, reason: `it is no ${kind}` };
  if (header.format !== 1)
    return { ok: false, reason: `its format is ${String(header.format)}; this version reads format 1` };
  return { ok: true, value: rest };
}

function described({ kind, about, knownTo, fields }: EventKind): object {
  return {
    kind,
    about,
    knownTo,
    fields: Object.entries(fields).map(([name, field]) => ({
      name,
      type: field.type,
      ...(field.optional ? { optional: true } : {}),
      about: field.about,
    })),
  };
}
