/** What the columns of tables mean. */
import { EVENT_KINDS } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { tables } from './index.js';

const meaning = (header: string): string =>
  tables.events.columns.find((column) => column.header === header)?.about ?? '';

describe('a column that several kinds of event fill', () => {
  it('says for each kind what it means there: what is true, and what a battery believes', () => {
    expect(meaning('impactLatitude_deg')).toBe(
      'boost-signature: where the body that carries the warhead will fall: geodetic latitude, deg; track-report: predicted impact, geodetic latitude, deg',
    );
    expect(meaning('impactLongitude_deg')).toContain('track-report: predicted impact');
    for (const axis of ['x', 'y', 'z']) {
      const about = meaning(`position_ecef_${axis}_m`);
      expect(about).toContain(`threat-launched: where it was launched, Earth-fixed, m: ${axis}`);
      expect(about).toContain(`track-report: estimated position, Earth-fixed, m: ${axis}`);
      expect(about).toMatch(/interceptor-ended: where it met its target or was to/);
    }
    expect(meaning('range_m')).toMatch(
      /track-report: estimated slant range from the radar, m; interceptor-ended: .*launcher/,
    );
    expect(meaning('height_m')).toMatch(/body-landed, .*: height.*; track-report: estimated height/);
    expect(meaning('longitude_deg')).toMatch(/body-landed: .*; launch-report: centre of the predicted/);
  });

  it('names no kind where all mean the same', () => {
    expect(meaning('battery')).toBe('id of the battery');
  });

  it('hides no kind’s meaning behind another’s', () => {
    for (const { kind, fields } of EVENT_KINDS)
      for (const [name, { about, type }] of Object.entries(fields)) {
        const stem = name.replace(/_rad$/, '_deg').replace(/_us$/, '_s');
        const found = tables.events.columns.filter(({ header }) => {
          const plain = header.replace(/^[a-z-]+\./, '');
          return type === 'vector' ? plain.replace(/_x_/, '_') === stem : plain === stem;
        });
        const expected = about.replace(/\brad\b/, 'deg').replace('µs', 's');
        expect(
          found.some((column) => column.about.includes(expected)),
          `${kind}.${name}`,
        ).toBe(true);
      }
  });
});

describe('every table', () => {
  it.each(Object.values(tables))('$name says in each row which run it is of', ({ columns }) => {
    expect(columns.slice(0, 4).map(({ header, type }) => [header, type])).toEqual([
      ['simulation', 'text'],
      ['scenario', 'text'],
      ['seed', 'text'],
      ['trial', 'integer'],
    ]);
  });
});
