import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../problem.js';
import { AUDIENCES, declarationOf, RELEASE_ITEM_NAMES, type ReleaseItem } from './items.js';
import { loadReleasePolicy } from './load.js';
import { tellsLess } from './order.js';
import type { Grant, PositionGrain } from './policy.js';

const SOUND = `format: 1
kind: release-policy
id: mine
title: Mine
near: 20 km
observable: [launches]
audiences:
  public:
    places: {detail: told, position: 10 km}
    launches: {detail: seen, position: place, time: 10 min, delay: none}
  coalition:
    position: {detail: told, position: 10 km, time: 1 d, delay: 2 d}
    state: {detail: presence, time: 1 d, delay: 2 d}
  own-force:
    position: {detail: told, position: exact, time: exact, delay: none}
    state: {detail: full, time: exact, delay: none}
  analyst:
    truth: {detail: told}
`;

function load(text: string) {
  return loadReleasePolicy('mine.yaml', { readFile: () => ({ ok: true, text }) });
}

/** The problems after a text that must be there was replaced, as lines without the name of the file. */
function problemsAfter(found: string, replacement: string): readonly string[] {
  expect(SOUND).toContain(found);
  const loaded = load(SOUND.replace(found, () => replacement));
  return loaded.ok ? [] : loaded.problems.map((one) => formatProblem(one).replace('mine.yaml:', ''));
}

describe('a release policy', () => {
  const loaded = load(SOUND);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  const { policy } = loaded;

  it('is read into plain numbers', () => {
    expect(policy.near_m).toBe(20_000);
    expect(policy.audiences.public.launches).toEqual({
      detail: 'seen',
      position: { kind: 'place' },
      time_us: 600_000_000,
      delay_us: 0,
    });
    expect(policy.audiences.coalition.position).toEqual({
      detail: 'told',
      position: { kind: 'cell', size_m: 10_000 },
      time_us: 86_400_000_000,
      delay_us: 172_800_000_000,
    });
  });

  it('tells each audience at least what the one before it is told, said again or not', () => {
    expect(policy.audiences['host-nation']).toEqual(policy.audiences.public);
    expect(policy.audiences['own-force'].launches).toEqual(policy.audiences.public.launches);
    expect(policy.audiences.analyst.state?.detail).toBe('full');
  });

  it('tells the place of a thing beside its cell where an audience before is told the place', () => {
    const cells = load(
      SOUND.replace(
        '  coalition:\n',
        '  host-nation:\n    launches: {detail: seen, position: 10 km, time: 10 min, delay: none}\n  coalition:\n    launches: {detail: seen, position: 5 km, time: 10 min, delay: none}\n',
      ),
    );
    if (!cells.ok) throw new Error('it is sound');
    const positionOf = (audience: 'host-nation' | 'coalition') =>
      cells.policy.audiences[audience].launches?.position;
    expect(positionOf('host-nation')).toEqual({ kind: 'cell', size_m: 10_000, placeToo: true });
    expect(positionOf('coalition')).toEqual({ kind: 'cell', size_m: 5000, placeToo: true });
  });

  it('tells nothing that it does not name', () => {
    expect(Object.keys(policy.audiences.public)).toEqual(['places', 'launches']);
    const bare = load(SOUND.slice(0, SOUND.indexOf('observable')).concat('observable: []\naudiences: {}\n'));
    if (!bare.ok) throw new Error('it is sound');
    for (const audience of AUDIENCES) expect(bare.policy.audiences[audience]).toEqual({});
  });
});

// Lines and columns below were counted in the text above by eye.
describe('what is wrong with a policy is said in its place', () => {
  it.each([
    [
      'an audience that is told less in detail',
      'presence, time: 1 d, delay: 2 d}\n  own-force:\n    position: {detail: told, position: exact, time: exact, delay: none}\n    state: {detail: full',
      'full, time: 1 d, delay: 2 d}\n  own-force:\n    position: {detail: told, position: exact, time: exact, delay: none}\n    state: {detail: coarse',
      '16:21: audiences.own-force.state.detail: less than the audience before it is told (found "coarse", wanted as much or more, as soon or sooner)',
    ],
    [
      'an audience that is told times by a clock that does not give away the other',
      'state: {detail: full, time: exact',
      'state: {detail: presence, time: 5 h',
      '16:37: audiences.own-force.state.time: less than the audience before it is told (found "5 h", wanted as fine, or a fineness that divides it)',
    ],
    [
      'an audience that is told later',
      'position: exact, time: exact, delay: none}\n    state',
      'position: exact, time: exact, delay: 3 d}\n    state',
      '15:67: audiences.own-force.position.delay: less than the audience before it is told (found "3 d", wanted as much or more, as soon or sooner)',
    ],
    [
      'an audience that is told coarser positions',
      'position: exact, time: exact, delay: none}\n    state',
      'position: 20 km, time: exact, delay: none}\n    state',
      '15:40: audiences.own-force.position.position: less than the audience before it is told (found "20 km", wanted as fine, or a fineness that divides it)',
    ],
    [
      'the truth for others than analysts',
      'state: {detail: full, time: exact, delay: none}\n',
      'state: {detail: full, time: exact, delay: none}\n    truth: {detail: told}\n',
      '17:12: audiences.own-force.truth: the truth is for the analyst alone (found a group of keys, wanted nothing)',
    ],
    [
      'what anyone can see and the public is told late',
      'time: 10 min, delay: none',
      'time: 10 min, delay: 1 h',
      '6:14: observable.0: what anyone can see is withheld from the public (found a delay, wanted "launches" for the public with delay: none)',
    ],
    [
      'what nobody on the ground can see, called observable',
      'observable: [launches]',
      'observable: [magazine]',
      '6:14: observable.0: nobody on the ground can see this (found "magazine", wanted one of launches, flashes, impacts, alarms)',
    ],
    [
      'a part of what is not told',
      '    position: {detail: told, position: 10 km, time: 1 d, delay: 2 d}\n',
      '',
      '12:12: audiences.coalition.state: nothing of it can be told without "position" (found no "position", wanted "position" too)',
    ],
    [
      'a measure that is none',
      'near: 20 km',
      'near: 20 miles',
      '5:7: near: not a measure that it can have (found "20 miles", wanted a distance such as 30 km (100 m to 1000 km))',
    ],
    [
      'a measure that is missing',
      ', delay: none}\n  coalition',
      '}\n  coalition',
      '10:5: audiences.public.launches.delay: "delay" is missing (found nothing, wanted text)',
    ],
    [
      'an item that there is none of',
      '    places: {detail: told, position: 10 km}\n',
      '    places: {detail: told, position: 10 km}\n    seed: {detail: told}\n',
      '10:5: audiences.public.seed: there is no such key here (found "seed", wanted one of ',
    ],
    [
      'an audience that there is none of',
      '  analyst:',
      '  press:',
      '17:3: audiences.press: there is no such key here (found "press", wanted one of public, host-nation, coalition, own-force, analyst)',
    ],
  ])('%s', (_, found, replacement, problem) => {
    expect(problemsAfter(found, replacement).join('\n')).toContain(problem);
  });
});

describe('which of two grants tells more', () => {
  const item = fc.constantFrom<ReleaseItem>('launches', 'state', 'tracks');
  const position = fc.oneof(
    fc.constantFrom<PositionGrain>({ kind: 'place' }, { kind: 'exact' }),
    fc.constantFrom(1000, 2000, 3000, 10_000).map((size_m): PositionGrain => ({ kind: 'cell', size_m })),
  );
  const grantOf = (of: ReleaseItem): fc.Arbitrary<Grant> =>
    fc.record({
      detail: fc.constantFrom(...declarationOf(of).details),
      position,
      time_us: fc.constantFrom(1, 60_000_000, 90_000_000, 3_600_000_000),
      delay_us: fc.constantFrom(0, 1, 86_400_000_000),
    });
  const three = item.chain((of) => fc.tuple(fc.constant(of), grantOf(of), grantOf(of), grantOf(of)));

  it('is an order: each as much as itself, and as much as all that what it tells as much as tells as much as', () => {
    let chains = 0;
    fc.assert(
      fc.property(three, ([of, a, b, c]) => {
        if (tellsLess(of, a, a) !== undefined) return false;
        if (tellsLess(of, a, b) !== undefined || tellsLess(of, b, c) !== undefined) return true;
        chains++;
        return tellsLess(of, a, c) === undefined;
      }),
      { numRuns: 6000 },
    );
    expect(chains).toBeGreaterThan(10);
  });

  it('knows what each item needs', () => {
    for (const one of RELEASE_ITEM_NAMES) {
      const { needs } = declarationOf(one);
      if (needs !== undefined) expect(RELEASE_ITEM_NAMES).toContain(needs);
    }
  });
});
