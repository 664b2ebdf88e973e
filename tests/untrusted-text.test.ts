/** Whatever a scenario's author writes, nothing that is written from it can be hurt by it: every format, every text. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isControlCode } from '@testudo/core/scenario';
import { csvTables, czml, geojson, kml, plainText, type Recording, tables } from '@testudo/interop';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { plainText as plainTerminalText } from '../packages/cli/src/terminal/index.js';
import { withTexts } from './altered-texts.js';
import { runIn } from './built-command.js';
import { provided } from './provisions.js';
import { recorded } from './recorded.js';

const home = mkdtempSync(join(tmpdir(), 'testudo-untrusted-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const clean = recorded('first-shot/defended');

/** What harms terminals, browsers, spreadsheets and readers of XML, and anything else. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    ']]><x>',
    '&lt;b&gt;&amp;',
    '&#60;script&#62;',
    '<!--',
    '=HYPERLINK("http://example.invalid","x")',
    '@SUM(A1)',
    '+1+1',
    '-2+3',
    '\t=1',
    '＝1+1',
    '\u001b[2J\u001b]0;x\u0007',
    '\u202eevil\u2066',
    '\u061c\u200f',
    'a\r\nb,c;"d"\n',
    '\u0000\u0085\u2028\u2029\ufeff',
    '\ud800',
    '\udc00x',
    '\ufffe\uffff\u{1ffff}',
    '\u{e0041}\u{e007f}',
    "'; DROP TABLE rows; --",
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', "'", '=', '\u001b', '\u202e', 'a', '/', ']'),
    maxLength: 12,
  }),
);

const forHostile = (check: (recording: Recording) => void, numRuns = 40): void =>
  fc.assert(
    fc.property(hostileText, (hostile) => check(withTexts(clean, hostile))),
    { numRuns },
  );

const HARMFUL =
  /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Noncharacter_Code_Point}]/u;

/** Every text in a value, with its key. */
function textsIn(value: unknown, key = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [
    [name, name] as const,
    ...textsIn(one, Array.isArray(value) ? key : name),
  ]);
}

/** The tags of markup, in order: what a reader takes for structure. */
const tagsOf = (markup: string): readonly string[] => markup.match(/<[^>]*>/g) ?? [];

describe('texts of a scenario', () => {
  it('cannot change the structure of KML, nor bring anything into it that is not shown', () => {
    const names = (tags: readonly string[]) => tags.map((tag) => tag.replace(/ name="[^"]*"/, ''));
    const expected = names(tagsOf(kml.write(clean)));
    forHostile((recording) => {
      const text = kml.write(recording);
      expect(names(tagsOf(text))).toEqual(expected);
      expect(text.replaceAll('\n', '')).not.toMatch(HARMFUL);
      // Every ampersand begins an entity, and none that is read back gives a bracket: viewers take some texts for HTML.
      expect(text.replace(/&(amp|quot|#39);/g, '')).not.toContain('&');
    });
  });

  it('leave KML well-formed for a reader of XML', (context) => {
    const xmllint = provided(context, 'TESTUDO_XMLLINT');
    const paths = fc.sample(hostileText, 60).map((hostile, i) => {
      const path = join(home, `${i}.kml`);
      writeFileSync(path, kml.write(withTexts(clean, hostile)));
      return path;
    });
    const { stderr, status } = spawnSync(xmllint, ['--noout', '--nonet', ...paths], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('cannot bring markup into CZML, whose descriptions are shown as HTML', () => {
    const expected = JSON.parse(czml.write(clean)) as readonly { readonly description: string }[];
    forHostile((recording) => {
      const packets = JSON.parse(czml.write(recording)) as readonly {
        readonly id: string;
        readonly parent?: string;
        readonly description: string;
      }[];
      const ids = new Set(packets.map(({ id }) => id));
      expect(ids.size).toBe(expected.length);
      packets.forEach((packet, i) => {
        if (packet.parent !== undefined) expect(ids).toContain(packet.parent);
        expect(tagsOf(packet.description)).toEqual(tagsOf(expected[i]?.description ?? ''));
        const { description, id: _, parent: __, ...rest } = packet;
        expect(description.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        for (const [, text] of textsIn(rest)) expect(text).not.toMatch(/[<>]/);
        for (const [, text] of textsIn(packet)) expect(text).not.toMatch(HARMFUL);
      });
    });
  });

  it('come into GeoJSON without controls, and into nothing but its texts', () => {
    const shape = (text: string): string =>
      JSON.stringify(JSON.parse(text, (_, value) => (typeof value === 'string' ? '' : value)));
    const expected = shape(geojson.write(clean));
    forHostile((recording) => {
      const text = geojson.write(recording);
      expect(shape(text)).toBe(expected);
      for (const [, one] of textsIn(JSON.parse(text))) expect(one).not.toMatch(HARMFUL);
    });
  });

  it.each(['events', 'trajectories', 'impacts'] as const)(
    'make no formula and no further cell in %s',
    (name) => {
      const { columns } = tables[name];
      const rows = tables[name].rows(clean).length;
      forHostile((recording) => {
        for (const row of tables[name].rows(recording)) {
          expect(row).toHaveLength(columns.length);
          for (const [, one] of textsIn(row)) {
            expect(one).not.toMatch(HARMFUL);
            if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(one)) expect(one).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
          }
        }
        const lines = csvTables[name].write(recording).split('\r\n');
        expect(lines).toHaveLength(rows + 2);
        const cells = lines[1]?.match(/("([^"]|"")*"|[^",]*)(,|$)/g) ?? [];
        expect(cells.length === columns.length || cells.length === columns.length + 1).toBe(true);
      }, 15);
    },
  );

  it('are refused by `testudo run --json` where they hold controls, and come out as they are where they do not', () => {
    const titles = [
      '<b>=1</b> & "x"',
      '\u001b[31mred',
      '\u202eback',
      'a\u0000b',
      '\ud800',
      '\u061cx',
      '=cmd|calc!A1',
    ];
    for (const [i, title] of titles.entries()) {
      const path = join(home, `title-${i}.yaml`);
      writeFileSync(
        path,
        `format: 1\nkind: scenario\nextends: first-shot\nid: titled\ntitle: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(title)}\n`,
      );
      const { status, stdout, stderr } = runIn(home, ['run', path, '--json', '--trials', '0', '--no-save']);
      expect(stderr.replaceAll('\n', '')).not.toMatch(HARMFUL);
      expect(stdout.replaceAll('\n', '')).not.toMatch(HARMFUL);
      if (HARMFUL.test(title)) {
        expect(status, JSON.stringify(title)).toBe(1);
        expect(stderr).toContain('control character');
      } else {
        expect(status, stderr).toBe(0);
        expect(JSON.parse(stdout).scenario.title).toBe(title);
      }
    }
  });
});

it('a control is the same to the loader, the terminal and the exports', () => {
  const apart: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const text = String.fromCodePoint(code);
    const exported = plainText(text) !== text;
    // The loader looks at sixteen bits at a time, and for half a pair by itself.
    const loads = code <= 0xffff && (code < 0xd800 || code > 0xdfff) ? isControlCode(code) : exported;
    if ((plainTerminalText(text) !== text) !== exported || loads !== exported)
      apart.push(`U+${code.toString(16)}`);
  }
  expect(apart).toEqual([]);
});
