import { createHash } from 'node:crypto';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { InvariantError, type Vec3, vec3 } from '../numerics/index.js';
import { createDigester, digestText, emptyDigest } from './digest.js';
import { compileKind } from './encode.js';
import { type DataOf, defineEvent, type EventOf, isEvent, type LoggedEvent } from './event-kind.js';
import { f64, f64s, flag, i64, optional, text, texts, type Vector, vector } from './fields.js';

const everything = defineEvent({
  kind: 'everything-happened',
  about: 'All types at once.',
  knownTo: ['truth', 'nobody'],
  fields: {
    height_m: f64('height, m'),
    count: i64('how many'),
    name: text('what it is called'),
    loud: flag('whether it was heard'),
    position_ecef_m: vector<'ecef'>('where, m'),
    velocity_mps: vector('how fast, m/s'),
    places: texts('places'),
    levels: f64s('levels'),
    maybe: optional(f64('perhaps')),
    comment: optional(text('perhaps')),
  },
});

const data: DataOf<typeof everything> = {
  height_m: 1.5,
  count: 3,
  name: 'Erbil é 𝄞',
  loud: true,
  position_ecef_m: vec3(1, 2, 3),
  velocity_mps: { x: 4, y: 5, z: -0 },
  places: ['a', ''],
  levels: [0.5],
  maybe: 7,
};

function digestWith(
  change: Readonly<Record<string, unknown>>,
  time_us = 12,
  phase = 3,
  entity = 'e1',
): string {
  const digest = emptyDigest();
  const changed = { ...data, ...change };
  createDigester().append(digest, time_us, phase, compileKind(everything), entity, changed);
  return digestText(digest);
}

/** The encoding written down a second time, with nothing of ours. */
function f(x: number): Buffer {
  const out = Buffer.alloc(8);
  out.writeDoubleLE(x);
  return out;
}
function count(n: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(n);
  return out;
}
function s(words: string): Buffer {
  const bytes = Buffer.from(words, 'utf8');
  return Buffer.concat([count(bytes.length), bytes]);
}
const one = Buffer.from([1]);
const zero = Buffer.from([0]);

describe('the digest', () => {
  it('of an empty log is the hash of the log’s name', () => {
    expect(digestText(emptyDigest())).toBe(createHash('sha256').update('testudo-log/2').digest('hex'));
  });

  it('is that of the documented bytes', () => {
    const event = Buffer.concat([
      ...[f(12), Buffer.from([3]), s('everything-happened'), s('e1')],
      ...[f(1.5), f(3), s('Erbil é 𝄞'), one, f(1), f(2), f(3), f(4), f(5), f(0)],
      ...[count(2), s('a'), s(''), count(1), f(0.5), one, f(7), zero],
    ]);
    const expected = createHash('sha256').update('testudo-log/2');
    expect(digestWith({})).toBe(expected.copy().update(event).digest('hex'));
    // And of as many as there are: they lie anyhow on the borders of blocks.
    const digest = emptyDigest();
    for (let events = 1; events <= 70; events++) {
      createDigester().append(digest, 12, 3, compileKind(everything), 'e1', data);
      expected.update(event);
      expect(digestText(digest)).toBe(expected.copy().digest('hex'));
    }
  });

  it('is that of the documented bytes for logs that grow past a mebibyte side by side, with refused events between', () => {
    const digester = createDigester();
    const kind = compileKind(everything);
    const logs = [digester.start(), digester.start()];
    const expected = logs.map(() => createHash('sha256').update('testudo-log/2'));
    const long = 'é'.repeat(90_000);
    for (let k = 0; k < 40; k++) {
      const which = k % 2;
      const name = k % 3 === 0 ? long : 'short';
      const refused = { ...data, name, levels: [Number.NaN] };
      expect(() => digester.append(logs[which], k, 3, kind, 'e', refused)).toThrow(InvariantError);
      digester.append(logs[which], k, 3, kind, 'e', { ...data, name });
      expected[which].update(
        Buffer.concat([
          ...[f(k), Buffer.from([3]), s('everything-happened'), s('e')],
          ...[f(1.5), f(3), s(name), one, f(1), f(2), f(3), f(4), f(5), f(0)],
          ...[count(2), s('a'), s(''), count(1), f(0.5), one, f(7), zero],
        ]),
      );
      expect(digestText(logs[which])).toBe(expected[which].copy().digest('hex'));
    }
    // More than may wait: part of it has been worked through.
    for (const { done } of logs) expect(done).toBeGreaterThan(0);
  });

  it('does not see the order of keys, nor the sign of zero', () => {
    const reversed = Object.fromEntries(Object.entries(data).reverse());
    const digest = emptyDigest();
    createDigester().append(digest, 12, 3, compileKind(everything), 'e1', reversed);
    expect(digestText(digest)).toBe(digestWith({}));
    expect(digestWith({ height_m: -0 })).toBe(digestWith({ height_m: 0 }));
  });

  it('sees every field, the time, the phase and the entity', () => {
    const all = [
      digestWith({}),
      digestWith({}, 13),
      digestWith({}, 12, 4),
      digestWith({}, 12, 3, 'e2'),
      digestWith({ height_m: 1.5000000000000002 }),
      digestWith({ count: 4 }),
      digestWith({ name: '' }),
      digestWith({ loud: false }),
      digestWith({ position_ecef_m: { x: 1, y: 3, z: 2 } }),
      digestWith({ velocity_mps: { x: 4, y: 5, z: 1 } }),
      digestWith({ places: ['', 'a'] }),
      digestWith({ places: ['a'] }),
      digestWith({ levels: [] }),
      digestWith({ maybe: 0 }),
      digestWith({ comment: '' }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('grows with long texts and lists', () => {
    const places = Array.from({ length: 5000 }, (_, i) => `place ${i}`);
    expect(digestWith({ places })).not.toBe(digestWith({ places: places.slice(1) }));
  });
});

describe('an event’s data', () => {
  it.each([
    ['NaN', { height_m: Number.NaN }, "'height_m'"],
    ['infinity', { height_m: Number.POSITIVE_INFINITY }, 'Infinity'],
    ['NaN in a vector', { velocity_mps: { x: 0, y: Number.NaN, z: 0 } }, "'velocity_mps'"],
    ['NaN in a list', { levels: [1, Number.NaN] }, "'levels'"],
    ['a text for a number', { height_m: '1' }, 'a finite number'],
    ['half a count', { count: 0.5 }, 'whole'],
    ['a count too large', { count: 2 ** 53 }, 'whole'],
    ['a number for a text', { name: 5 }, 'a text'],
    ['1 for a flag', { loud: 1 }, 'true or false'],
    ['a list for a vector', { velocity_mps: [1, 2, 3] }, 'a vector'],
    ['a vector with too much', { velocity_mps: { x: 1, y: 2, z: 3, w: 4 } }, 'a vector'],
    ['a vector with too little', { velocity_mps: { x: 1, y: 2, w: 4 } }, 'finite number'],
    ['a text for a list', { places: 'a' }, 'a list'],
    ['a number in a list of texts', { places: [1] }, 'a text'],
    ['a hole in a list', { levels: new Array(1) }, 'finite'],
    ['half a surrogate pair', { name: '\ud800' }, 'surrogate'],
    ['an unknown field', { colour: 'red' }, "no field 'colour'"],
    ['undefined for an optional', { maybe: undefined }, "'maybe'"],
    ['null for an optional', { maybe: null }, 'null'],
  ])('is refused with %s', (_, change, words) => {
    expect(() => digestWith(change)).toThrow(InvariantError);
    expect(() => digestWith(change)).toThrow(words);
  });

  it('is refused with a field missing, and the digest is left as it was', () => {
    const { name: _, ...rest } = data;
    const digest = emptyDigest();
    const append = () => createDigester().append(digest, 0, 0, compileKind(everything), 'e', rest);
    expect(append).toThrow("field 'name' of event 'everything-happened' must be a text, found nothing");
    expect(digestText(digest)).toBe(digestText(emptyDigest()));
  });
});

describe('a kind that lists its values itself', () => {
  const listing = defineEvent({
    ...everything,
    values: ({
      height_m,
      count: many,
      name,
      loud,
      position_ecef_m,
      velocity_mps,
      places,
      levels,
      maybe,
      comment,
    }) => [height_m, many, name, loud, position_ecef_m, velocity_mps, places, levels, maybe, comment],
  });
  const digestOf = (kind: typeof everything, told: Readonly<Record<string, unknown>>) => {
    const digest = emptyDigest();
    createDigester().append(digest, 12, 3, compileKind(kind), 'e1', told);
    return digestText(digest);
  };

  it('has the same digest, and refuses the same', () => {
    const { maybe: _, ...without } = data;
    for (const told of [data, without, { ...data, comment: 'é' }]) {
      expect(digestOf(listing, told)).toBe(digestOf(everything, told));
    }
    const { name: __, ...nameless } = data;
    const wrong = [
      nameless,
      { ...data, colour: 'red' },
      { ...data, maybe: undefined },
      { ...data, count: 0.5 },
    ];
    for (const told of wrong) {
      let words = '';
      try {
        digestOf(everything, told);
      } catch (error) {
        words = (error as Error).message;
      }
      expect(words).not.toBe('');
      expect(() => digestOf(listing, told)).toThrow(words);
    }
  });

  it('is refused where it lists others, too few, or in another order', () => {
    const listings: NonNullable<typeof everything.values>[] = [
      (told) => [...(listing.values?.(told) ?? [])].reverse(),
      (told) => (listing.values?.(told) ?? []).slice(1),
      (told) => [...(listing.values?.(told) ?? []), 1],
      () => [],
    ];
    for (const values of listings) {
      expect(() => compileKind({ ...everything, values })).toThrow("the values of 'everything-happened'");
    }
  });
});

describe('defineEvent', () => {
  it('refuses names that could be mistaken', () => {
    const rest = { about: '', knownTo: [], fields: {} };
    for (const kind of ['', 'Ball', 'ball bounced', '-ball', 'ball-']) {
      expect(() => defineEvent({ ...rest, kind })).toThrow(InvariantError);
    }
    for (const name of ['7', 'a b', '', '_a']) {
      expect(() => defineEvent({ ...rest, kind: 'x', fields: { [name]: f64('') } })).toThrow(InvariantError);
    }
  });

  it('tells the compiler what an event holds', () => {
    type Data = DataOf<typeof everything>;
    expectTypeOf<Data['height_m']>().toEqualTypeOf<number>();
    expectTypeOf<Data['places']>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<Data['position_ecef_m']>().toEqualTypeOf<Vec3<'ecef'>>();
    expectTypeOf<Data['velocity_mps']>().toEqualTypeOf<Vector>();
    expectTypeOf<EventOf<typeof everything>['kind']>().toEqualTypeOf<'everything-happened'>();
    expectTypeOf<(typeof everything)['knownTo'][number]>().toEqualTypeOf<'truth' | 'nobody'>();
    const { maybe: _, ...withoutOptional } = data;
    const fine: Data = withoutOptional;
    // @ts-expect-error a required field is missing
    const missing: Data = { height_m: 1 };
    // @ts-expect-error another type
    const wrong: Data = { ...data, count: 'three' };
    // @ts-expect-error another frame
    const frame: Data = { ...data, position_ecef_m: vec3<'enu'>(1, 2, 3) };
    const event: LoggedEvent = {
      sequence: 0,
      time_us: 0,
      phase: 0,
      kind: 'everything-happened',
      entity: '',
      data,
    };
    expect(isEvent(event, everything) ? event.data.levels.length : -1).toBe(1);
    expect([fine, missing, wrong, frame]).toHaveLength(4);
  });
});
