/** What is drawn about interceptors, each from a stream of its own, so that another shot moves no draw of this one. */
import { MOST_SHOTS } from '../../command/index.js';
import type { AssessmentDraws, ShotDraws } from '../../interceptor/index.js';
import { type DrawSource, normal, type StreamId, streamId, uniform } from '../../numerics/index.js';

/** Salvos have their draws this far apart. */
const SHOTS_APART = MOST_SHOTS;

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
  /** Of a shot that saw no target, by the number of the draws of its order: that of its track would change with every track before it. */
  readonly ofEmptyAssessment: (
    source: DrawSource,
    battery: string,
    order: number,
    shot: number,
  ) => AssessmentDraws;
}

/** Makes the streams of a purpose as they are needed and keeps them: most batteries meet few of the threats. */
function streamsOf(purpose: string): (observer: string, object: string) => StreamId {
  const known = new Map<string, Map<string, StreamId>>();
  return (observer, object) => {
    const its = known.get(observer) ?? new Map<string, StreamId>();
    const stream = its.get(object) ?? streamId(purpose, observer, object);
    if (its.size === 0) known.set(observer, its);
    its.set(object, stream);
    return stream;
  };
}

export function interceptorDraws(): InterceptorDraws {
  const endgame = streamsOf('endgame');
  const endgameOfSalvo = streamsOf('endgame-salvo');
  const endgameOfRaid = streamsOf('endgame-raid');
  const assessment = streamsOf('assessment');
  const judged = (source: DrawSource, battery: string, object: string, draw: number): AssessmentDraws => {
    const stream = assessment(battery, object);
    return { judged: uniform(source, stream, draw, 0), delay: uniform(source, stream, draw, 1) };
  };
  return {
    ofShot(source, battery, threat, raid, type, { salvo, shot }) {
      const own = endgame(battery, threat);
      const draw = SHOTS_APART * salvo + shot;
      return {
        works: uniform(source, own, draw, 0),
        shot: normal(source, own, draw, 1),
        salvo: normal(source, endgameOfSalvo(battery, threat), salvo),
        raid: normal(source, endgameOfRaid(type, raid), 0),
      };
    },
    ofAssessment: (source, battery, threat, { salvo, shot }) =>
      judged(source, battery, threat, SHOTS_APART * salvo + shot),
    ofEmptyAssessment: (source, battery, order, shot) =>
      judged(source, battery, '', (Math.imul(SHOTS_APART, order) + shot) >>> 0),
  };
}
