import { describe, expect, it } from 'vitest';
import { breachesOfDeterminism } from './law/determinism-lint.js';
import { listed, readTree } from './law/source-tree.js';

describe('determinism of core', () => {
  const sources = [...readTree(['packages/core/src'], ['.ts'])].filter(
    ([path]) => !path.endsWith('.test.ts'),
  );

  it('no file does what may differ between engines, machines or moments', () => {
    expect(listed(breachesOfDeterminism(new Map(sources)))).toEqual([]);
  });

  it('is looked for where the code is', () => {
    expect(sources.length).toBeGreaterThan(20);
  });
});

describe('the determinism lint itself', () => {
  const found = (text: string): string[] => listed(breachesOfDeterminism(new Map([['a.ts', text]])));

  it.each([
    ['const x = Math.sin(1);', 'Math.sin'],
    ['const x = Math.pow(2, 3);', 'Math.pow'],
    ['const x = Math.hypot(3, 4);', 'Math.hypot'],
    ['const x = Math.random();', 'Math.random'],
    ["const x = Math['cos'](1);", 'Math.cos'],
    ['const f = (name: string) => Math[name as never];', 'Math.[…]'],
    ['const { exp } = Math;', 'Math as a value'],
    ['const m = Math;', 'Math as a value'],
    ['const x = 3 ** 2;', '**'],
    ['let x = 3; x **= 2;', '**'],
    ['const t = Date.now();', 'Date'],
    ['const t = new Date();', 'Date'],
    ['interface A { readonly at: Date }', 'Date'],
    ['const t = performance.now();', 'performance'],
    ['const o = { performance };', 'performance'],
    ['setTimeout(() => 0, 5);', 'setTimeout'],
    ['queueMicrotask(() => 0);', 'queueMicrotask'],
    ["fetch('https://example.org');", 'fetch'],
    ['crypto.getRandomValues(new Uint8Array(4));', 'crypto'],
    ["new Intl.NumberFormat('de');", 'Intl'],
    ['globalThis.x = 1;', 'globalThis'],
    ['process.hrtime();', 'process'],
    ["console.log('x');", 'console'],
    ["'a'.localeCompare('b');", 'localeCompare'],
    ['(1).toLocaleString();', 'toLocaleString'],
    ['for (const key in {}) void key;', 'for…in'],
    ['const f = async () => 1;', 'async'],
    ['class A { async b() {} }', 'async'],
    ['await f();', 'await'],
    ['let p: Promise<number>;', 'Promise'],
    ['[3, 1].sort();', 'sort()'],
    ['[3, 1].toSorted();', 'toSorted()'],
    ['Object.keys(batteries);', 'Object.keys'],
    ['Object.entries(batteries).map(String);', 'Object.entries'],
    ['Reflect.ownKeys(batteries);', 'Reflect.ownKeys'],
    ['// fixed keys:\nObject.keys(batteries);', 'Object.keys'],
  ])('refuses %s', (text, expected) => {
    expect(found(text).join('\n')).toContain(expected);
  });

  it.each([
    'const x = Math.sqrt(2) + Math.PI + Math.max(1, 2);',
    "const x = Math['imul'](2, 3);",
    "import { sin, pow } from '../numerics/elementary/index.js'; const x = sin(1) + pow(2, 3);",
    'const x = [3, 1].sort((a, b) => a - b);',
    'const x = new Float64Array(3).sort(); // numeric order: a typed array of plain numbers',
    'const x = Object.keys(limits); // fixed keys: the names of the limits, written in this file',
    '// fixed keys: written in this file\nconst x = Object.entries(limits);',
    'interface Aircraft { readonly performance: number; process: string } const f = (a: Aircraft) => a.performance;',
    'const f = (performance: number) => performance * 2;',
    'const o = { crypto: 1, Date: 2 }; const x = o.Date;',
    'const { self: own } = { self: 1 }; const x = own;',
    '// Date and Math.sin in a comment, and "Date.now()" in a text\nconst x = "Math.sin(1) ** 2";',
  ])('accepts %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
