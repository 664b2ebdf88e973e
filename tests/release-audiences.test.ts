/** Audiences who are told of one day are told nothing that contradicts. */
import { timelineReleaseOf } from '@testudo/interop/release';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_US, policy, timelineCase } from './release-law.js';

const { scenario, timeline } = timelineCase('iraq-2020/deployment').value;
const [battery] = timeline.batteries;
const lastDay = battery?.days.at(-1);
if (battery === undefined || lastDay === undefined) throw new Error('there is one');

const STATES = ['absent', 'in-transit', 'delivered', 'assembling', 'online'] as const;
type Shares = { readonly [state in (typeof STATES)[number]]: number };

/** What each audience is told of a day on which the draws are in these states. */
function toldOf(states: Shares) {
  const here: Shares = { absent: 0, 'in-transit': 0, delivered: 0, assembling: 0, online: 1 };
  const days = [
    { ...lastDay, states },
    { ...lastDay, states: here },
  ] as typeof battery.days;
  const two = { ...timeline, batteries: [{ ...battery, days }], places: [] };
  const asOf_us = timeline.fromUnix_us + 40 * DAY_US;
  const [host, coalition, own] = (['host-nation', 'coalition', 'own-force'] as const).map(
    (audience) =>
      timelineReleaseOf(scenario, two, policy, audience, asOf_us).batteries?.[0]?.states?.[0]?.state,
  );
  return { host, coalition, own };
}

const COARSE: { readonly [state: string]: string } = {
  absent: 'not there',
  'in-transit': 'on its way',
  delivered: 'being set up',
  assembling: 'being set up',
  online: 'in operation',
};

describe('the state of a battery on a day', () => {
  it('is on the ground for all where half of the draws are, whatever single state most of them are in', () => {
    // As of the batteries in Turkey on 10 January 2013: in transit 49.75 %, on the ground in several states 50.25 %.
    const told = toldOf({
      absent: 0,
      'in-transit': 0.4975,
      delivered: 0.25,
      assembling: 0.2,
      online: 0.0525,
    });
    expect(told).toEqual({ host: 'there', coalition: 'being set up', own: 'delivered' });
  });

  it('is told by each audience in words that the others’ words follow from', () => {
    const weight = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight, weight, weight), (weights) => {
        const sum = weights.reduce((all, one) => all + one, 0);
        fc.pre(sum > 0);
        const shares = Object.fromEntries(
          STATES.map((state, index) => [state, (weights[index] ?? 0) / sum]),
        ) as Shares;
        const { host, coalition, own } = toldOf(shares);
        expect(coalition).toBe(COARSE[own ?? '']);
        const isOnTheGround = coalition === 'being set up' || coalition === 'in operation';
        expect(host).toBe(isOnTheGround ? 'there' : 'not there');
        expect(shares[own as (typeof STATES)[number]]).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
