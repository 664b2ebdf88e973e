import { describe, expect, it } from 'vitest';
import { attackDifferences } from './same-threats.js';
import { between, defended, point, undefended } from './two-places.fixture.js';

describe('two scenarios', () => {
  it('are the same attack where only the defence differs', () => {
    expect(attackDifferences(undefended, undefended)).toEqual([]);
    expect(attackDifferences(undefended, defended)).toEqual([]);
    const warned = { ...defended, earlyWarning: { system: 'another' }, summary: 'Another text.' };
    expect(attackDifferences(undefended, warned)).toEqual([]);
  });

  it('are not where a threat, a class, a site, a volley, a place or the time differs: all of it is said', () => {
    const [t1, t2, t3, t4] = undefended.threats;
    const [north, south] = undefended.places;
    const [site] = undefended.launchSites;
    const [fast, slow] = undefended.catalogue;
    if (!t1 || !t2 || !t3 || !t4 || !north || !south || !site || !fast || !slow)
      throw new Error('incomplete');
    const other = {
      ...undefended,
      epochUnix_us: 1,
      places: [north, { ...south, radius_m: point(1000, 'm') }],
      launchSites: [{ ...site, latitude_rad: 0.56 }],
      volleys: [{ id: 'v1', at_us: 0, delay_s: between(0, 90, 's') }],
      threats: [{ ...t1, at: 'south' }, t2, { ...t4, classId: 'fast' }, { ...t4, id: 't5' }],
      catalogue: [
        { ...fast, parameters: fast.parameters.slice(0, 1) },
        { ...slow, about: 'another text' },
      ],
    };
    const found = attackDifferences(undefended, other);
    expect(found.map(({ what }) => what)).toEqual([
      'epoch',
      'place south: radius',
      'launch site site: position',
      'volley v1: delay',
      'threat t1: at',
      'threat t3',
      'threat t4: class',
      'threat t5',
      'class fast: maxRange',
    ]);
    expect(found).toContainEqual({
      what: 'epoch',
      inA: '1970-01-01T00:00:00Z',
      inB: '1970-01-01T00:00:00.000001Z',
    });
    expect(found).toContainEqual({ what: 'threat t1: at', inA: 'north', inB: 'south' });
    expect(found).toContainEqual({ what: 'threat t5', inA: 'not there', inB: 'there' });
    expect(found).toContainEqual({
      what: 'volley v1: delay',
      inA: '0 s (0 to 60, uniform)',
      inB: '0 s (0 to 90, uniform)',
    });
  });

  it('are not where only the way differs in which a range is drawn', () => {
    const [fast, slow] = undefended.catalogue;
    if (!fast || !slow) throw new Error('incomplete');
    const peaked = { ...between(50, 70, 's'), nominal: 60, distribution: 'pert' as const };
    const other = {
      ...undefended,
      catalogue: [
        { ...fast, parameters: [{ name: 'burnTime', quantity: peaked }, ...fast.parameters.slice(1)] },
        slow,
      ],
    };
    expect(attackDifferences(undefended, other)).toHaveLength(1);
  });
});
