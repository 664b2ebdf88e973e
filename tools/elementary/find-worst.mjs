/**
 * Searches random inputs for the largest errors of the elementary functions, for make-hard-cases.py.
 *
 *     node tools/elementary/find-worst.mjs [inputs per function] > tools/elementary/found-worst.txt
 *
 * Needs the built packages and python3 with mpmath. Prints the 150 worst inputs of each function as hexadecimal bits.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** @param {string} path of a built module, from the root */
const built = (path) => import(new URL(`../../${path}`, import.meta.url).href);
const { ELEMENTARY_FUNCTIONS, elementaryInputs } = await built('packages/core/dist/numerics/index.js');
const { errorInLastPlaces } = await built('validation/dist/elementary-functions/last-places.js');

const script = fileURLToPath(new URL('references.py', import.meta.url));
const count = Number(process.argv[2] ?? 500_000);
const families = {
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

/** @param {number} x */
const hex = (x) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(x);
  return bytes.toString('hex');
};

for (const [family, names] of Object.entries(families)) {
  const kinds = names.map((name) =>
    ELEMENTARY_FUNCTIONS.find((/** @type {{ name: string }} */ kind) => kind.name === name),
  );
  const n = kinds[0].arguments;
  const inputs = elementaryInputs(kinds[0], count, 77);
  const answer = spawnSync('python3', [script, family], {
    input: Buffer.from(inputs.buffer),
    maxBuffer: 2 ** 31,
  });
  if (answer.status !== 0) throw new Error(String(answer.stderr));
  const references = answer.stdout.buffer.slice(
    answer.stdout.byteOffset,
    answer.stdout.byteOffset + answer.stdout.length,
  );
  for (const [f, { name, evaluate }] of kinds.entries()) {
    const nearest = new Float64Array(references.slice(12 * count * f, 12 * count * f + 8 * count));
    const rest = new Float32Array(references.slice(12 * count * f + 8 * count, 12 * count * (f + 1)));
    const errors = Array.from(nearest, (value, i) => {
      const [x, y, z] = inputs.subarray(n * i, n * i + 3);
      return { i, error: errorInLastPlaces(evaluate(x, y, z), value, rest[i]) };
    });
    errors.sort((a, b) => b.error - a.error);
    for (const { i } of errors.slice(0, 150)) {
      console.log(name, ...Array.from(inputs.subarray(n * i, n * i + n), hex));
    }
  }
}
