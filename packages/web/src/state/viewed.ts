/** A run as the viewer holds it: the recording, and what is drawn and told of it, derived once. */
import {
  endsOfThreats,
  type Impact,
  type Intercept,
  impactsOf,
  interceptsOf,
  type RadarSector,
  radarSectors,
  type Span,
  spanOf,
  type Track,
  tracksOf,
  type WarnedArea,
  warnedAreas,
} from '@testudo/interop/picture';
import type { Ran } from '../engine/protocol.js';

/** Where a run came from: what the address can hold, or a file that it cannot. */
export type Source =
  | { readonly kind: 'shipped'; readonly name: string; readonly seed: string; readonly trial: number }
  | { readonly kind: 'file'; readonly name: string; readonly seed: string; readonly trial: number }
  | { readonly kind: 'recording'; readonly name: string };

export interface ViewedRun extends Ran {
  readonly source: Source;
  /** When something flies, with some time around it. */
  readonly span: Span;
  readonly tracks: readonly Track[];
  readonly intercepts: readonly Intercept[];
  readonly impacts: readonly Impact[];
  readonly warned: readonly WarnedArea[];
  readonly sectors: readonly RadarSector[];
  /** When the last body of each threat came to its end. */
  readonly ends: ReadonlyMap<string, number>;
}

export function viewedRun(ran: Ran, source: Source): ViewedRun {
  const { recording } = ran;
  return {
    ...ran,
    source,
    span: spanOf(recording),
    tracks: tracksOf(recording),
    intercepts: interceptsOf(recording),
    impacts: impactsOf(recording),
    warned: warnedAreas(recording),
    sectors: radarSectors(recording.scenario),
    ends: endsOfThreats(recording),
  };
}
