import { loadShippedScenario, scenarioNames } from '@testudo/library';
import { describe, expect, it } from 'vitest';
import { partnerOf } from './partner.js';

const attackOf = (name: string) => {
  const loaded = loadShippedScenario(name);
  if (!loaded?.ok) throw new Error(`${name} cannot be loaded`);
  return loaded.scenario.threats;
};

describe('the partner of a shipped scenario', () => {
  // Its attack is in no other shipped file.
  const alone = 'first-shot/campaign';
  for (const name of scenarioNames().filter((one) => one !== alone && attackOf(one).length > 0)) {
    it(`of ${name} has the same attack and another defence`, () => {
      const partner = partnerOf(name);
      expect(partner).toBeDefined();
      expect(partner).not.toBe(name);
      expect(attackOf(partner ?? '')).toEqual(attackOf(name));
    });
  }

  it('of others there is none', () => {
    for (const name of [alone, '', 'constructor', 'own.yaml']) expect(partnerOf(name)).toBeUndefined();
  });
});
