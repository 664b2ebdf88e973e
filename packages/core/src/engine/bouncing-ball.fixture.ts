import {
  type StreamId,
  secondsToUs,
  streamId,
  type TimeUs,
  uniform,
  usToSeconds,
} from '../numerics/index.js';
import { defineEvent, type EventKind, isEvent } from './event-kind.js';
import { f64, i64, optional, text, texts, vector } from './fields.js';
import { createKernel, type Kernel } from './kernel.js';
import type { Context, Module, Order } from './module.js';

/**
 * The smallest whole model: balls that bounce, each time losing speed by chance, and a listener who counts.
 *
 * It shows how modules, tasks, events, draws and orders go together, and the engine's tests run it.
 */

export const ballBounced = defineEvent({
  kind: 'ball-bounced',
  about: 'A ball hit the floor and left it again.',
  knownTo: ['truth', 'listener'],
  fields: {
    bounces: i64('bounces of this ball so far'),
    speed_mps: f64('speed at which it leaves the floor, m/s'),
    place_m: vector('where it hit, m'),
    next_us: optional(i64('when it will hit again, µs; missing when it comes to rest')),
  },
});

const ballKicked = defineEvent({
  kind: 'ball-kicked',
  about: 'A ball was kicked upward from where it was.',
  knownTo: ['truth'],
  fields: { height_m: f64('height at that moment, m'), speed_mps: f64('speed upward from then on, m/s') },
});

const kickRefused = defineEvent({
  kind: 'kick-refused',
  about: 'A kick was asked for and cannot be given.',
  knownTo: ['truth'],
  fields: { reason: text('why') },
});

export const loudSeries = defineEvent({
  kind: 'loud-series',
  about: 'The listener heard three loud bounces.',
  knownTo: ['listener'],
  fields: { balls: texts('balls that were heard, in order') },
});

export const ballEvents: readonly EventKind[] = [ballBounced, ballKicked, kickRefused, loudSeries];

const GRAVITY_MPS2 = 9.81;
const AT_REST_MPS = 0.2;

const PHASE_MOVE = 1;

interface Ball {
  readonly id: string;
  readonly x_m: number;
  /** State at `since_us`; speed is upward. */
  height_m: number;
  speed_mps: number;
  since_us: TimeUs;
  bounces: number;
  /** Sequence number of the next bounce's task; another one is out of date. */
  nextBounce: number | null;
}

export interface Balls {
  readonly balls: Ball[];
}

/** What one ball starts with. */
export interface BallStart {
  readonly id: string;
  readonly height_m: number;
}

/** Moves the balls. */
export function ballsModule(starts: readonly BallStart[]): Module<Balls> {
  const streams = new Map<string, StreamId>(
    starts.map(({ id }) => [id, streamId('restitution', 'floor', id)] as const),
  );

  function scheduleBounce(ball: Ball, context: Context): TimeUs {
    const { height_m: h, speed_mps: v } = ball;
    const fall_s = (v + Math.sqrt(v * v + 2 * GRAVITY_MPS2 * h)) / GRAVITY_MPS2;
    const at_us = ball.since_us + Math.max(1, secondsToUs(fall_s));
    ball.nextBounce = context.schedule({ at_us, phase: PHASE_MOVE, entity: ball.id, name: 'bounce' });
    return at_us;
  }

  return {
    name: 'balls',
    initial: () => ({
      balls: starts.map(({ id, height_m }, i) => ({
        id,
        x_m: i,
        height_m,
        speed_mps: 0,
        since_us: 0,
        bounces: 0,
        nextBounce: null,
      })),
    }),
    start({ balls }, context) {
      for (const ball of balls) scheduleBounce(ball, context);
    },
    handle({ balls }, task, context) {
      const ball = balls.find(({ id }) => id === task.entity);
      if (ball?.nextBounce !== task.sequence) return;
      const elapsed_s = usToSeconds(context.time_us - ball.since_us);
      const impact_mps = GRAVITY_MPS2 * elapsed_s - ball.speed_mps;
      const draw = uniform(context.draws, streams.get(ball.id) ?? { lo: 0, hi: 0 }, ball.bounces);
      ball.bounces += 1;
      ball.height_m = 0;
      ball.speed_mps = impact_mps * (0.7 + 0.2 * draw);
      ball.since_us = context.time_us;
      ball.nextBounce = null;
      const goesOn = ball.speed_mps > AT_REST_MPS;
      context.emit(ballBounced, ball.id, {
        bounces: ball.bounces,
        speed_mps: ball.speed_mps,
        place_m: { x: ball.x_m, y: 0, z: 0 },
        ...(goesOn ? { next_us: scheduleBounce(ball, context) } : {}),
      });
    },
    order({ balls }, order: Order, context) {
      const ball = balls.find(({ id }) => id === order.entity);
      const speed_mps = (order.data as { speed_mps?: unknown } | null)?.speed_mps;
      if (order.name !== 'kick' || ball === undefined || typeof speed_mps !== 'number' || speed_mps <= 0) {
        const reason = ball === undefined ? `there is no ball '${order.entity}'` : 'it is no kick upward';
        context.emit(kickRefused, order.entity, { reason });
        return;
      }
      const elapsed_s = usToSeconds(context.time_us - ball.since_us);
      const resting = ball.nextBounce === null;
      const fallen_m = elapsed_s * (ball.speed_mps - 0.5 * GRAVITY_MPS2 * elapsed_s);
      ball.height_m = resting ? 0 : Math.max(0, ball.height_m + fallen_m);
      ball.speed_mps = speed_mps;
      ball.since_us = context.time_us;
      scheduleBounce(ball, context);
      context.emit(ballKicked, ball.id, { height_m: ball.height_m, speed_mps });
    },
  };
}

export interface Listener {
  heard: string[];
  loudest: Float64Array;
}

/** Hears the loud bounces and says so after every third. */
const listenerModule: Module<Listener> = {
  name: 'listener',
  initial: () => ({ heard: [], loudest: new Float64Array(1) }),
  handle() {},
  receives: [ballBounced.kind],
  receive(state, event, context) {
    if (!isEvent(event, ballBounced) || event.data.speed_mps < 2) return;
    state.heard.push(event.entity);
    state.loudest[0] = Math.max(state.loudest[0], event.data.speed_mps);
    if (state.heard.length % 3 === 0) {
      context.emit(loudSeries, 'listener', { balls: state.heard.slice(-3) });
    }
  },
};

/** Two balls, or those given, and a listener. */
export function ballKernel(
  starts: readonly BallStart[] = [
    { id: 'blue', height_m: 2 },
    { id: 'red', height_m: 1.5 },
  ],
): Kernel {
  return createKernel([ballsModule(starts), listenerModule], ballEvents);
}
