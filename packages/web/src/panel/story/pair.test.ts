import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { figuresOf } from './figures.js';
import { pairStory, sameAttack } from './pair.js';

const january = recorded('iraq-2020/january');
const april = recorded('iraq-2020/april');

describe('two runs in words', () => {
  it('says how many fewer arrive, that it is one pair, and who came to another end', () => {
    const { headline, caveats, turned } = pairStory(january, april);
    const [a, b] = [january.outcome.arrived, april.outcome.arrived];
    expect(a).toBeGreaterThan(b);
    expect(headline).toBe(
      `In B ${a - b} missile${a - b === 1 ? '' : 's'} fewer arrive${a - b === 1 ? 's' : ''} than in A: ${b} instead of ${a}, of 16 launched.`,
    );
    expect(caveats.join(' ')).toContain('not a study');
    expect(turned.length).toBe(
      april.outcome.threats.filter(
        ({ threat, fate }) => january.outcome.threats.find((one) => one.threat === threat)?.fate !== fate,
      ).length,
    );
  });

  it('says so where more arrive, or as many', () => {
    expect(pairStory(april, january).headline).toContain(' more arrive');
    expect(pairStory(april, april).headline).toContain('As many arrive');
    expect(pairStory(april, april).turned).toEqual([]);
  });

  it('says of unlike attacks what arrives of each, with its own weapon and its own number', () => {
    const [shot, taji] = [recorded('first-shot'), recorded('iraq-2020/taji')];
    const { arrived, launched } = taji.outcome;
    expect(launched).toBeGreaterThanOrEqual(25);
    const rockets = `${arrived} of ${launched} rockets arrive`;
    expect(pairStory(taji, january).headline).toBe(
      `In A ${rockets}, in B ${january.outcome.arrived} of 16 missiles arrive.`,
    );
    expect(pairStory(shot, january).headline).toContain(` ${shot.outcome.arrived} of 1 missile arrive`);
    const none = recorded('turkey-2012/deployment');
    expect(pairStory(taji, none).headline).toBe(`In A ${rockets}, in B nothing is launched.`);
    expect(pairStory(none, none).headline).toBe('Nothing is launched in A or in B.');
  });

  it('knows whether the attack was the same', () => {
    expect(sameAttack(january, april)).toBe(true);
    const [first, ...rest] = april.outcome.threats;
    if (first === undefined) throw new Error('nothing launched');
    const later = { ...first, launch_us: first.launch_us + 1 };
    const other = { ...april, outcome: { ...april.outcome, threats: [later, ...rest] } };
    expect(pairStory(january, other).caveats[0]).toContain('did not meet the same attack');
  });

  it('has figures of a defence only where there is one', () => {
    const words = (of: Parameters<typeof figuresOf>[0]) => figuresOf(of).map(({ word }) => word);
    expect(words([january])).toEqual(['launched', 'failed', 'arrived', 'astray', 'warned']);
    expect(words([january, april])).toContain('engaged');
    const fired = figuresOf([january, april]).find(({ word }) => word === 'fired');
    expect(fired?.values).toEqual([0, april.interceptors.length]);
  });
});
