/**
 * Interceptors fly at what their battery tracks, and end; then their command post judges what they did.
 *
 * Nothing is integrated: an interceptor is a plan at launch, made again at handover, and what happens at its end. Draws go by
 * battery, threat and the number of the salvo among those that came to the threat, so that a salvo at a second track of the same
 * threat has luck of its own.
 */
import type { Context, LoggedEvent, Module } from '../../engine/index.js';
import { assessKill, type FlyingBodies, shotOutcome, type TrackPath } from '../../interceptor/index.js';
import {
  type FireOrder,
  fireOrder,
  type InterceptorEnded,
  type InterceptorLaunched,
  interceptorEnded,
  interceptorLaunched,
  type KillAssessed,
  killAssessed,
} from '../../messages/index.js';
import { invariant, secondsToUs, US_PER_S, vec3 } from '../../numerics/index.js';
import type { World } from '../compile/world.js';
import { interceptorDraws } from './interceptor-draws.js';
import {
  groupOf,
  handOver,
  type InterceptorFlight,
  plan,
  targetAt,
  whereItEnds,
} from './interceptor-flight.js';
import { PHASE_ASSESSMENT, PHASE_INTERCEPT } from './phases.js';
import { trackNumber } from './track-names.js';

const INTERCEPTOR_MODULE = 'interceptor';

export interface InterceptorState {
  /** In the order of launches; ended ones stay. */
  readonly flights: InterceptorFlight[];
  /** Salvos that came to a threat, by their order, each once for battery and threat. */
  readonly salvos: { readonly battery: string; readonly threat: string; readonly order: string }[];
  /** The numbers of the draws of orders, in the order in which they were given. */
  readonly orders: { readonly order: string; readonly draw: number }[];
}

/** What is asked about targets, believed and true: filled where modules are put together. */
export interface InterceptorPorts {
  readonly path: (context: Context) => TrackPath;
  readonly bodies: (context: Context) => FlyingBodies;
}

/** Where the plan made at handover is later than the one before by more than this, the handover is put off. */
const HANDOVER_SLACK_US = 0.1 * US_PER_S;

export function interceptorModule(world: World, ports: InterceptorPorts): Module<InterceptorState> {
  const draws = interceptorDraws();
  const raids = new Map(world.threats.map(({ id, raid }) => [id, raid]));

  const launch = (state: InterceptorState, { data }: InterceptorLaunched, context: Context): void => {
    const flight = newFlight(world, data, drawOf(state, data.order), context.time_us);
    const index = state.flights.push(flight) - 1;
    if (plan(world, flight, pathOf(flight, context), context.time_us))
      scheduleHandover(flight, index, context);
    else end(state, flight, context);
  };

  const pathOf = ({ launched, number }: InterceptorFlight, context: Context) =>
    ports.path(context)(launched.battery, number);

  const scheduleHandover = (flight: InterceptorFlight, index: number, context: Context): void => {
    const { handoverTime_s } = groupOf(world, flight).type;
    // Launches come after intercepts within an instant.
    const at_us = Math.max(flight.end_us - secondsToUs(handoverTime_s), context.time_us + 1);
    schedule('handover', at_us, flight, index, context);
  };

  const handover = (flight: InterceptorFlight, index: number, context: Context): void => {
    const now_us = context.time_us;
    const path = pathOf(flight, context);
    const planned = plan(world, flight, path, now_us);
    const { handoverTime_s } = groupOf(world, flight).type;
    if (planned && flight.end_us - secondsToUs(handoverTime_s) > now_us + HANDOVER_SLACK_US) {
      scheduleHandover(flight, index, context);
      return;
    }
    // Without a new plan it coasts on the last one, and its seeker looks all the same.
    if (path !== undefined) handOver(world, flight, path, ports.bodies(context), now_us);
    schedule('intercept', Math.max(flight.end_us, now_us), flight, index, context);
  };

  /** Ends a flight: draws what happens where it met its target, and what is believed of it later. */
  const end = (state: InterceptorState, flight: InterceptorFlight, context: Context): void => {
    const { type, reach } = groupOf(world, flight);
    const { launched, target } = flight;
    const { battery } = launched;
    const bodies = ports.bodies(context);
    const found = targetAt(flight, bodies, context.time_us);
    const number = { salvo: salvoNumber(state, flight), shot: launched.shot };
    const arrived = flight.fate === 'meets' && found === 'there';
    let result: InterceptorEnded['data']['result'] = flight.fate === 'missed' ? 'missed' : 'no-target';
    if (found === 'destroyed') result = 'no-target';
    if (arrived && target !== null) {
      const raid = raids.get(target.threat) ?? '';
      const drawn = draws.ofShot(context.draws, battery, target.threat, raid, launched.type, number);
      const outcome = shotOutcome(type, reach.target, drawn);
      result = outcome.killed ? 'killed' : outcome.reason;
    }
    const [x, y, z] = flight.point;
    context.emit(interceptorEnded, launched.interceptor, {
      interceptor: launched.interceptor,
      battery,
      track: launched.track,
      result,
      arrived,
      position_ecef_m: vec3<'ecef'>(x, y, z),
      ...whereItEnds(world, flight),
      speed_mps: flight.speed_mps,
      ...(target === null
        ? {}
        : {
            handoverError_m: flight.handoverError_m,
            threat: target.threat,
            body: bodies(target.threat)[target.body].role,
          }),
    });
    const judgement = assessKill(
      type,
      result === 'killed',
      target === null
        ? draws.ofEmptyAssessment(context.draws, battery, flight.draw, launched.shot)
        : draws.ofAssessment(context.draws, battery, target.threat, number),
    );
    const data: KillAssessed['data'] = {
      interceptor: launched.interceptor,
      order: launched.order,
      battery,
      track: launched.track,
      salvo: launched.salvo,
      judgedKilled: judgement.judgedKilled,
    };
    context.schedule({
      at_us: context.time_us + Math.max(secondsToUs(judgement.delay_s), 1),
      phase: PHASE_ASSESSMENT,
      entity: launched.interceptor,
      name: 'assessment',
      data,
    });
  };

  return {
    name: INTERCEPTOR_MODULE,
    receives: [fireOrder.kind, interceptorLaunched.kind],
    initial: () => ({ flights: [], salvos: [], orders: [] }),
    receive(state, event, context) {
      if (event.kind === fireOrder.kind) {
        const { order, draw } = (event as FireOrder).data;
        state.orders.push({ order, draw });
      } else launch(state, event as InterceptorLaunched & LoggedEvent, context);
    },
    handle(state, task, context) {
      if (task.name === 'assessment') {
        context.emit(killAssessed, task.entity, task.data as KillAssessed['data']);
        return;
      }
      const index = task.data as number;
      const flight = state.flights[index];
      if (task.name === 'handover') handover(flight, index, context);
      else end(state, flight, context);
    },
  };
}

function schedule(
  name: 'handover' | 'intercept',
  at_us: number,
  { launched }: InterceptorFlight,
  index: number,
  context: Context,
): void {
  context.schedule({ at_us, phase: PHASE_INTERCEPT, entity: launched.interceptor, name, data: index });
}

/** A flight that is at its launcher yet and has no plan. */
function newFlight(
  world: World,
  launched: InterceptorLaunched['data'],
  draw: number,
  launch_us: number,
): InterceptorFlight {
  const battery = world.batteries.findIndex(({ id }) => id === launched.battery);
  invariant(battery >= 0, `${launched.battery} is no battery`);
  const { groups, frame } = world.batteries[battery];
  const group = groups.findIndex(({ id }) => id === launched.group);
  invariant(group >= 0, `${launched.battery} has no group of launchers '${launched.group}'`);
  const { x, y, z } = frame.originEcef;
  return {
    launched,
    draw,
    launch_us,
    battery,
    group,
    number: trackNumber(launched.battery, launched.track),
    end_us: launch_us,
    point: [x, y, z],
    speed_mps: 0,
    fate: 'no-target',
    target: null,
    handoverError_m: 0,
  };
}

/** The number of the draws of an order: that of the last one, which stands at the end, is asked for most. */
function drawOf({ orders }: InterceptorState, order: string): number {
  const given = orders.findLast((one) => one.order === order);
  invariant(given !== undefined, `nobody gave the order ${order}`);
  return given.draw;
}

/** The number of a salvo among those of its battery that came to the same threat, from 1; that of its order without a target. */
function salvoNumber({ salvos }: InterceptorState, { launched, target }: InterceptorFlight): number {
  if (target === null) return launched.salvo;
  const { battery, order } = launched;
  const among = salvos.filter((one) => one.battery === battery && one.threat === target.threat);
  const at = among.findIndex((one) => one.order === order);
  if (at >= 0) return at + 1;
  salvos.push({ battery, threat: target.threat, order });
  return among.length + 1;
}
