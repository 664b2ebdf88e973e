/** The law of releases for one thing that is released: what an audience may not be told changes nothing that it is given. */
import { seedFrom } from '@testudo/core/numerics';
import { AUDIENCES, type Audience, formatProblem, type ResolvedScenario } from '@testudo/core/scenario';
import { naturalSpan, type Timeline, timelineOf, timelineSample } from '@testudo/core/study';
import { type Release, releasableLeaves, releaseOf, timelineReleaseOf } from '@testudo/interop/release';
import { loadReleasePolicyAt } from '@testudo/library';
import { describe, expect, it } from 'vitest';
import { leavesOf, readBy, WAYS, withOthers } from './leaves.js';
import { recorded } from './recorded.js';
import { outputsOf } from './release-outputs.js';
import { prepared, shipped } from './shipped.js';

const loaded = loadReleasePolicyAt();
if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
export const { policy } = loaded;

/** What is released from, and how; late enough for all that is told late. */
export interface Case<T extends object> {
  readonly name: string;
  readonly of: Release['of'];
  readonly value: T;
  readonly release: (value: T, audience: Audience) => Release;
}

export const DAY_US = 86_400_000_000;
const MONTH_US = 30 * DAY_US;

export function runCase(name: string): Case<ReturnType<typeof recorded>> {
  const value = recorded(name);
  const asOf = value.scenario.epochUnix_us + MONTH_US;
  return { name, of: 'run', value, release: (one, audience) => releaseOf(one, policy, audience, asOf) };
}

interface TimelineValue {
  readonly scenario: ResolvedScenario;
  readonly timeline: Timeline;
}

export function timelineCase(name: string): Case<TimelineValue> {
  const ready = prepared(shipped(name));
  const plan = { seed: seedFrom(1), samples: 30 };
  const lives = Array.from({ length: plan.samples }, (_, sample) => timelineSample(ready, plan, sample));
  const timeline = timelineOf(ready, lives, naturalSpan(ready, lives));
  const value = { scenario: ready.scenario, timeline };
  const asOf = timeline.toUnix_us;
  return {
    name: `the timeline of ${name}`,
    of: 'timeline',
    value,
    release: (one, audience) => timelineReleaseOf(one.scenario, one.timeline, policy, audience, asOf),
  };
}

/** The leaves that the policy declares; of an event that may be looked at also its kind, by which it is found. */
export function declared(of: Release['of'], audience: Audience): (path: string) => boolean {
  const leaves = new Set(releasableLeaves(policy.audiences[audience], of));
  const kinds = new Set([...leaves].flatMap((leaf) => /^events\[[a-z-]+\]/.exec(leaf) ?? []));
  return (path) => leaves.has(path) || (path.endsWith('].kind') && kinds.has(path.slice(0, -'.kind'.length)));
}

/** The tests of a case. */
export function keepsTheLaw<T extends object>({ name, of, value, release }: Case<T>): void {
  describe(name, () => {
    describe.each(AUDIENCES)('released to %s', (audience) => {
      const isDeclared = declared(of, audience);
      const plain = release(value, audience);
      const outputs = outputsOf(plain);

      it('looks at nothing but what is declared, and at the kinds of events', () => {
        const read = readBy(value, (one) => release(one, audience));
        expect(
          [...read].filter((path) => !isDeclared(path) && !/^events\[[a-z-]+\]\.kind$/.test(path)),
        ).toEqual([]);
        expect(read.size).toBeGreaterThan(3);
      });

      it.each(WAYS)('is the same in every output where every withheld leaf is something else (%i)', (way) => {
        const other = withOthers(value, (path) => !isDeclared(path), way);
        const others = outputsOf(release(other, audience));
        for (const name of Object.keys(outputs)) expect(others[name], name).toBe(outputs[name]);
        for (const text of Object.values(others)) expect(text).not.toContain('CANARY');
      });

      it('is the same where withheld leaves are gone, and where there are others that nobody has thought of', () => {
        const bare = structuredClone(value);
        for (const { path, holder, key } of leavesOf(bare)) {
          if (!isDeclared(path) && !Array.isArray(holder)) delete holder[key];
        }
        expect(outputsOf(release(bare, audience))).toEqual(outputs);
        const grown = structuredClone(value);
        for (const { holder } of leavesOf(grown)) if (!Array.isArray(holder)) holder.grown = 'CANARY';
        expect(outputsOf(release(grown, audience))).toEqual(outputs);
      });
    });
  });

  describe(`${name}, with all its ids others and its lists in another order`, () => {
    it.each(AUDIENCES)('is the same in every output for %s', (audience) => {
      const others = outputsOf(release(renamed(value), audience));
      expect(others).toEqual(outputsOf(release(value, audience)));
      for (const text of Object.values(others)) expect(text).not.toContain('CANARY');
    });
  });
}

/** Keys under which ids of the scenario and of the run stand. */
const ID_KEYS = new Set(
  'id entity battery place track order interceptor threat radar report signature group people site target from at volley type threatClass classId system'.split(
    ' ',
  ),
);

/** Another name for everything, in another order, and every list of things that have names the other way round. */
export function renamed<T extends object>(value: T): T {
  const copy = structuredClone(value);
  const leaves = leavesOf(copy).filter(
    ({ key, holder }) => ID_KEYS.has(key) && typeof holder[key] === 'string',
  );
  const ids = [...new Set(leaves.map(({ holder, key }) => String(holder[key])))].sort();
  const names = new Map(
    ids.map((id, index) => [id, `CANARY-${String(ids.length - index).padStart(6, '0')}`]),
  );
  for (const { holder, key } of leaves) holder[key] = names.get(String(holder[key]));
  for (const part of ['scenario', 'outcome', 'timeline'] as const) {
    const lists = (copy as { readonly [part: string]: { readonly [list: string]: unknown } | undefined })[
      part
    ];
    for (const list of Object.values(lists ?? {})) if (Array.isArray(list)) list.reverse();
  }
  return copy;
}
