/** A command post, tracks and launchers made by hand: for the tests of this folder. */
import type { TrackReport } from '../messages/index.js';
import type { CommandPorts, ShotPlan } from './ports.js';
import type { CommandPost } from './post.js';
import { type CommandTrack, newTrack } from './state.js';

export const S = 1_000_000;

export const POST: CommandPost = {
  parameters: {
    operatorDelayAutomatic_s: 1,
    operatorDelaySemiautomatic_s: 10,
    authorisationDelay_s: 20,
    delaySpread: 0,
    channels: { counts: 'missiles', most: 9 },
    threatenedMargin_m: 0,
    threatenedSigmas: 2,
  },
  engages: ['ballistic'],
  control: 'decentralised',
  linked: true,
  automatic: true,
  weaponsControl: { ballistic: 'free', airBreathing: 'tight' },
  doctrine: { salvo: 2, spacing_s: 2, salvos: 2, reserve: 0 },
  groups: ['a'],
  places: [
    { id: 'base', latitude_rad: 0.6, longitude_rad: 0.75, radius_m: 3000, value: 1 },
    { id: 'town', latitude_rad: 0.62, longitude_rad: 0.75, radius_m: 3000, value: 5 },
  ],
  launchDelay_s: 2,
};

/** Fields of a report to be changed; undefined for those that it lacks. */
export type Fields = { readonly [K in keyof TrackReport['data']]?: TrackReport['data'][K] | undefined };

/** A ballistic, hostile track that falls on the base a minute from now. */
export function track(
  number: number,
  changes: Partial<CommandTrack> = {},
  report: Fields = {},
): CommandTrack {
  const data = {
    battery: 'battery',
    track: `battery-t${number}`,
    number,
    impact_us: 60 * S,
    impactLatitude_rad: 0.6,
    impactLongitude_rad: 0.75,
    impactMajorSigma_m: 200,
    ...report,
  } as TrackReport['data'];
  return { ...newTrack(data), kind: 'ballistic', identity: 'hostile', ...changes };
}

/** Launchers of group `a` with so many rounds, and shots that can be fired from 5 s to 40 s and kill with 0.6. */
export function ports(changes: Partial<CommandPorts> & { readonly rounds_a?: number } = {}): CommandPorts {
  const plan = (_: number, __: string, notBefore_us: number): ShotPlan | ReturnType<CommandPorts['plan']> => {
    const launch_us = Math.max(notBefore_us, 5 * S);
    if (launch_us > 40 * S) return { ok: false, reason: 'too-late' };
    const intercept_us = launch_us + 12 * S;
    return {
      ok: true,
      launch_us,
      intercept_us,
      channelFrom_us: launch_us,
      channelUntil_us: intercept_us - 4 * S,
      killProbability: 0.6,
      missTakenForKill: 0.1,
      killTakenForMiss: 0.2,
    };
  };
  const total = changes.rounds_a ?? 16;
  return {
    plan,
    opportunities: () => ({ ok: true, first_us: 5 * S, last_us: 40 * S }),
    lastLaunch: () => 40 * S,
    rounds: () => ({ ready: total, total }),
    ...changes,
  };
}
