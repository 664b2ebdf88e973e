import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POST, track } from './command.fixture.js';
import type { CommandPost } from './post.js';
import { forbidden, threatenedPlace, type WeaponsControl } from './rules.js';

const WIDE: CommandPost = { ...POST, engages: ['air-breathing', 'ballistic', 'rocket'] };

describe('weapons control', () => {
  const table = [
    ['free', 'hostile', undefined],
    ['free', 'unknown', undefined],
    ['free', 'friend', 'identified-friendly'],
    ['tight', 'hostile', undefined],
    ['tight', 'unknown', 'not-authorised'],
    ['tight', 'friend', 'identified-friendly'],
    ['hold', 'hostile', 'weapons-hold'],
    ['hold', 'unknown', 'weapons-hold'],
    ['hold', 'friend', 'identified-friendly'],
  ] as const;

  it.each(table)('%s: of what is held for %s: %s', (control, identity, reason) => {
    const other: WeaponsControl = control === 'hold' ? 'free' : 'hold';
    const missiles = { ...WIDE, weaponsControl: { ballistic: control, airBreathing: other } };
    const aircraft = { ...WIDE, weaponsControl: { ballistic: other, airBreathing: control } };
    expect(forbidden(missiles, track(1, { identity }))).toBe(reason);
    expect(forbidden(missiles, track(1, { identity, kind: 'rocket' }))).toBe(reason);
    expect(forbidden(aircraft, track(1, { identity, kind: 'air-breathing' }))).toBe(reason);
  });

  it('comes after the class: debris and what the system does not engage are told as that', () => {
    const held: CommandPost = { ...POST, weaponsControl: { ballistic: 'hold', airBreathing: 'hold' } };
    const friend = { identity: 'friend' } as const;
    expect(forbidden(held, track(1, { ...friend, kind: 'debris' }))).toBe('taken-for-debris');
    expect(forbidden(held, track(1, { ...friend, kind: 'rocket' }))).toBe('not-in-class');
    expect(forbidden(held, track(1, { ...friend, kind: 'air-breathing' }))).toBe('not-in-class');
  });

  it.each([
    ['centralised', true, undefined],
    ['centralised', false, 'not-authorised'],
    ['decentralised', false, undefined],
    ['autonomous', false, undefined],
  ] as const)('%s, with a link: %s, gives %s', (control, linked, reason) => {
    expect(forbidden({ ...WIDE, control, linked }, track(1))).toBe(reason);
  });
});

describe('the place that is threatened', () => {
  const DEGREE_M = 110_900;
  const north = (distance_m: number) => 0.6 + (distance_m / DEGREE_M) * (Math.PI / 180);

  it('is one whose area the impact is within, by a margin and some sigmas of the longer axis', () => {
    // Radius 3 km, 2 sigma of 200 m.
    expect(threatenedPlace(POST, track(1, {}, { impactLatitude_rad: north(3300) }).report)?.id).toBe('base');
    expect(threatenedPlace(POST, track(1, {}, { impactLatitude_rad: north(3500) }).report)).toBeUndefined();
    const parameters = { ...POST.parameters, threatenedMargin_m: 200 };
    const wider = { ...POST, parameters };
    expect(threatenedPlace(wider, track(1, {}, { impactLatitude_rad: north(3500) }).report)?.id).toBe('base');
    const sharp = { impactLatitude_rad: north(3300), impactMajorSigma_m: undefined };
    expect(threatenedPlace(POST, track(1, {}, sharp).report)).toBeUndefined();
  });

  it('is of several the one worth most', () => {
    const near = POST.places.map((place) => ({ ...place, latitude_rad: 0.6 }));
    expect(threatenedPlace({ ...POST, places: near }, track(1).report)?.id).toBe('town');
    const alike = near.map((place) => ({ ...place, value: 1 }));
    expect(threatenedPlace({ ...POST, places: alike }, track(1).report)?.id).toBe('base');
  });

  it('is threatened still when the prediction is less sure', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        (distance_m, sigma_m, more_m) => {
          const with_m = (impactMajorSigma_m: number) =>
            threatenedPlace(
              POST,
              track(1, {}, { impactLatitude_rad: north(distance_m), impactMajorSigma_m }).report,
            );
          if (with_m(sigma_m) !== undefined) expect(with_m(sigma_m + more_m)).toBeDefined();
        },
      ),
    );
  });
});
