/** A million inputs per elementary function against mpmath at 120 bits, reached through tools/elementary/references.py. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ELEMENTARY_FUNCTIONS, type ElementaryFunction, elementaryInputs } from '@testudo/core/numerics';
import { describe, expect, it } from 'vitest';
import { errorInLastPlaces } from './last-places.js';
import { TOLERANCE } from './tolerance.js';

const SCRIPT = fileURLToPath(new URL('../../tools/elementary/references.py', import.meta.url));
const ROUNDS = 20;
const CASES = 50_000;
/** After this no new round is begun, and the report says how many inputs were reached. */
const BUDGET_ms = 220_000;

/** Functions whose references come from one evaluation, and which share their inputs. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  circle: ['sin', 'cos', 'tan'],
  arc: ['asin', 'acos'],
  atan: ['atan'],
  atan2: ['atan2'],
  exponential: ['exp', 'expm1'],
  logarithm: ['log', 'log2', 'log10'],
  log1p: ['log1p'],
  hyperbola: ['sinh', 'cosh', 'tanh'],
  cbrt: ['cbrt'],
  pow: ['pow'],
  hypot: ['hypot'],
  hypot3: ['hypot3'],
};

interface Worst {
  error: number;
  at: readonly number[];
}

const python = ['/usr/bin/python3', 'python3', 'python'].find(
  (program) => spawnSync(program, ['-c', 'import mpmath']).status === 0,
);
if (python === undefined) {
  console.log('SKIPPED: elementary functions on a million inputs each: no python3 with mpmath here');
}

function functionNamed(name: string): ElementaryFunction {
  return ELEMENTARY_FUNCTIONS.find((kind) => kind.name === name) as ElementaryFunction;
}

/** Runs one round of a family and keeps the worst error of each function. */
function round(family: string, seed: number, worst: Map<string, Worst>): void {
  const kinds = (FAMILIES[family] as readonly string[]).map(functionNamed);
  const first = kinds[0] as ElementaryFunction;
  const n = first.arguments;
  const inputs = elementaryInputs(first, CASES, seed);
  const input = new Uint8Array(inputs.buffer);
  const answer = spawnSync(python as string, [SCRIPT, family], { input, maxBuffer: 64 * CASES });
  expect(answer.status, String(answer.stderr)).toBe(0);
  const { buffer, byteOffset, length } = answer.stdout;
  expect(length).toBe(12 * CASES * kinds.length);
  for (const [f, { name, evaluate }] of kinds.entries()) {
    const start = byteOffset + 12 * CASES * f;
    const nearest = new Float64Array(buffer.slice(start, start + 8 * CASES));
    const rest = new Float32Array(buffer.slice(start + 8 * CASES, start + 12 * CASES));
    const record = worst.get(name) ?? { error: 0, at: [] };
    for (let i = 0; i < CASES; i++) {
      const at = i * n;
      const value = evaluate(inputs[at] as number, inputs[at + 1] as number, inputs[at + 2] as number);
      const error = errorInLastPlaces(value, nearest[i] as number, rest[i] as number);
      if (!(error <= record.error)) {
        record.error = error;
        record.at = [...inputs.slice(at, at + n)];
      }
    }
    worst.set(name, record);
  }
}

describe.skipIf(python === undefined)('elementary functions on a million inputs each', () => {
  it('every function has references', () => {
    expect(Object.values(FAMILIES).flat().sort()).toEqual(
      ELEMENTARY_FUNCTIONS.map(({ name }) => name).sort(),
    );
  });

  it('no error above its tolerance against mpmath at 120 bits', { timeout: 2 * BUDGET_ms }, () => {
    const begin = performance.now();
    const worst = new Map<string, Worst>();
    let rounds = 0;
    while (rounds < ROUNDS && performance.now() - begin < BUDGET_ms) {
      for (const family of Object.keys(FAMILIES)) round(family, 1000 + rounds, worst);
      rounds++;
    }
    const inputs = (rounds * CASES).toLocaleString('en');
    const lines = [...worst].map(
      ([name, { error, at }]) => `  ${name}: ${error.toFixed(4)} ulp, at ${at.join(', ')}`,
    );
    const whole = rounds === ROUNDS ? '' : ` (time ran out before ${(ROUNDS * CASES).toLocaleString('en')})`;
    console.log(`largest errors on ${inputs} inputs per function${whole}:\n${lines.join('\n')}`);
    for (const [name, { error, at }] of worst) {
      expect(error, `${name}(${at.join(', ')})`).toBeLessThanOrEqual(TOLERANCE[name] as number);
    }
  });
});
