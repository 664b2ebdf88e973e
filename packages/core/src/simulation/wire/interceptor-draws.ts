/** What is drawn about interceptors, each from a stream of its own, so that another shot moves no draw of this one. */
import type { AssessmentDraws, ShotDraws } from '../../interceptor/index.js';
import { type DrawSource, normal, type StreamId, streamId, uniform } from '../../numerics/index.js';

/** Salvos have their draws this far apart: the most shots in one. */
const SHOTS_APART = 64;
/** Without a target, tracks have theirs this far apart. */
const TRACKS_APART = 64 * SHOTS_APART;

/** A shot at a threat, by number: of the salvo among those of the battery that came to the threat, and within it; both from 1. */
interface ShotNumber {
  readonly salvo: number;
  readonly shot: number;
}

export interface InterceptorDraws {
  readonly ofShot: (
    source: DrawSource,
    battery: string,
    threat: string,
    raid: string,
    type: string,
    number: ShotNumber,
  ) => ShotDraws;
  readonly ofAssessment: (
    source: DrawSource,
    battery: string,
    threat: string,
    number: ShotNumber,
  ) => AssessmentDraws;
  /** Of a shot that saw no target: by the number of its track instead. */
  readonly ofEmptyAssessment: (
    source: DrawSource,
    battery: string,
    track: number,
    number: ShotNumber,
  ) => AssessmentDraws;
}

/** Makes the streams as they are needed and keeps them: most batteries meet few of the threats. */
export function interceptorDraws(): InterceptorDraws {
  const known = new Map<string, StreamId>();
  const stream = (purpose: string, observer: string, object = ''): StreamId => {
    const name = `${purpose}/${observer}/${object}`;
    const found = known.get(name) ?? streamId(purpose, observer, object);
    known.set(name, found);
    return found;
  };
  const judged = (source: DrawSource, battery: string, object: string, draw: number): AssessmentDraws => {
    const assessment = stream('assessment', battery, object);
    return { judged: uniform(source, assessment, draw, 0), delay: uniform(source, assessment, draw, 1) };
  };
  return {
    ofShot(source, battery, threat, raid, type, { salvo, shot }) {
      const own = stream('endgame', battery, threat);
      const draw = SHOTS_APART * salvo + shot;
      return {
        works: uniform(source, own, draw, 0),
        shot: normal(source, own, draw, 1),
        salvo: normal(source, stream('endgame-salvo', battery, threat), salvo),
        raid: normal(source, stream('endgame-raid', type, raid), 0),
      };
    },
    ofAssessment: (source, battery, threat, { salvo, shot }) =>
      judged(source, battery, threat, SHOTS_APART * salvo + shot),
    ofEmptyAssessment: (source, battery, track, { salvo, shot }) =>
      judged(source, battery, 'none', TRACKS_APART * track + SHOTS_APART * salvo + shot),
  };
}
