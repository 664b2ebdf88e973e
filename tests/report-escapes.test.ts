/** Text from scenario files cannot do anything in a report: markup and control characters in every field. */
import { createRequire } from 'node:module';
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { simulate } from '@testudo/core/simulation';
import {
  compare,
  naturalSpan,
  raidMoments,
  raidOf,
  raidSample,
  runTrials,
  summarise,
  timelineOf,
  timelineSample,
} from '@testudo/core/study';
import { trajectoriesOf } from '@testudo/interop';
import { type Atlas, comparisonReport, runReport, timelineReport } from '@testudo/report';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from './shipped.js';

const atlas = createRequire(new URL('../packages/cli/src/main.ts', import.meta.url))(
  'world-atlas/countries-50m.json',
) as Atlas;

/** Fields that are words of the model or names that things refer to: the schema allows letters, digits and dashes there. */
const NAMES =
  /^(id|kind|model|unit|distribution|confidence|classId|from|at|volley|after|group|place|system|radar|tracker|identification|commandPost|equipment|interceptor|control|ballistic|airBreathing|gates|state|measure|owner|parameter)$/;

/** Every text of an author replaced; `name` of a parameter or table is a word of the model. */
function poisoned<T>(value: T, text: string, key = '', parent = ''): T {
  if (typeof value === 'string') {
    const ofModel = NAMES.test(key) || (key === 'name' && /^(parameters|tables)$/.test(parent));
    return (ofModel ? value : text) as T;
  }
  if (Array.isArray(value)) {
    const strings = value.every((one) => typeof one === 'string');
    return (strings ? value : value.map((one) => poisoned(one, text, '', key))) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, poisoned(one, text, name, key === '' ? parent : key)]),
  ) as T;
}

const january = shipped('iraq-2020/january');
const april = shipped('iraq-2020/april');
const plan = { seed: seedFrom(1), trials: 20, samples: 20 };
const [preparedA, preparedB] = [prepared(january), prepared(april)];
const run = simulate(preparedB, { seed: seedFrom(1) });
const rowsA = runTrials(preparedA, plan, 0, plan.trials);
const rowsB = runTrials(preparedB, plan, 0, plan.trials);
const summary = summarise(preparedB, plan, rowsB);
const comparison = compare(preparedA, preparedB, plan, rowsA, rowsB);

const deployment = shipped('iraq-2020/deployment');
const deployed = prepared(deployment);
const lives = [0, 1, 2].map((sample) => timelineSample(deployed, { seed: plan.seed, samples: 3 }, sample));
const timeline = timelineOf(deployed, lives, naturalSpan(deployed, lives));
const moments = raidMoments(deployed, timeline).slice(90, 93);
const flown = [raidSample(deployed, { seed: plan.seed, samples: 3 }, 0, moments)];
const raid = raidOf(deployed, timeline, lives.slice(0, 1), moments, flown);

const made = { engineVersion: '0', seed: '1', digest: 'd' };

function pages(text: string): readonly string[] {
  const scenario: ResolvedScenario = poisoned(april, text);
  const source = { id: april.id, title: text, hash: 'h' };
  const provenance = { ...made, packages: { [text]: text }, command: text };
  const side = { label: text, scenario: source, study: 's', digest: 'd' };
  return [
    runReport(
      {
        recording: {
          scenario,
          events: run.events,
          trajectories: trajectoriesOf(run.flights),
          interceptors: [],
          outcome: run.outcome,
        },
        provenance: { ...provenance, scenario: source },
        remarks: [text],
        summary: { ...summary, invalid: 1, invalidReasons: [{ reason: text, count: 1 }] },
        arrivals: [{ sample: 0, value: 3 }],
        timeline,
      },
      atlas,
    ),
    comparisonReport(
      {
        told: {
          a: poisoned(january, text),
          b: scenario,
          labels: { a: text, b: text },
          seed: '1',
          remarks: [text],
        },
        comparison: { ...comparison, invalid: 1, invalidReasons: [{ reason: text, count: 1 }] },
        pairs: [{ sample: 0, a: 2, b: 1 }],
        provenance: { ...provenance, a: side, b: side, id: 'i', pairs: 1, done: 1, samples: 1 },
      },
      atlas,
    ),
    timelineReport({
      scenario: poisoned(deployment, text),
      seed: '1',
      timeline,
      ...(raid === undefined ? {} : { raid }),
      provenance: { ...provenance, scenario: source, asked: 3, done: 3, raid: { asked: 1, done: 1 } },
    }),
  ];
}

/** The elements and attributes that the page is made of, as a browser would take it apart. */
function anatomy(page: string): {
  readonly elements: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
} {
  const elements = new Set<string>();
  const attributes = new Set<string>();
  for (const [, name = '', rest = ''] of page.matchAll(
    /<([!/]?[^\s>]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/g,
  )) {
    elements.add(name.replace(/^\//, ''));
    for (const [, attribute = ''] of rest.matchAll(/\s([^\s=>]+)(?:="[^"]*")?/g)) attributes.add(attribute);
  }
  return { elements, attributes };
}

const honest = pages('An honest text').map(anatomy);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

describe('a report of a scenario with hostile text', () => {
  it('puts the text of every kind of field on the page, so that this test sees it', () => {
    const [ofRun = '', ofPair = '', ofWeeks = ''] = pages('qqzz');
    expect(ofRun.split('qqzz').length).toBeGreaterThan(60);
    expect(ofPair.split('qqzz').length).toBeGreaterThan(40);
    expect(ofWeeks.split('qqzz').length).toBeGreaterThan(30);
  });

  const PIECES = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><style>*{display:none}',
    '</title>',
    '<!--',
    ']]>',
    '&lt;b&gt;',
    '&#60;i>',
    'javascript:alert(1)',
    'https://example.org/x.png',
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\u2028',
    '\ufeff',
    '\ud800',
    'é',
    '漢字',
    'a very long word that goes on and on',
  ];

  it('has no element, no attribute and no control character that it would not have without', () => {
    const hostile = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
      .map((some) => some.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        for (const [i, page] of pages(text).entries()) {
          expect(CONTROLS.test(page)).toBe(false);
          const { elements, attributes } = anatomy(page);
          expect([...elements].filter((name) => !honest[i]?.elements.has(name))).toEqual([]);
          expect([...attributes].filter((name) => !honest[i]?.attributes.has(name))).toEqual([]);
          expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>|<svg onload/);
          // Every sign < is one of ours.
          expect(page.match(/<(?![a-z/!])/g)).toBeNull();
        }
      }),
      { numRuns: 25 },
    );
  });
});
