import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Tests read the sources directly, so that a failing line is a line of the source. */
const alias = [
  { find: /^@testudo\/core\/(.*)$/, replacement: source('./packages/core/src/$1/index.ts') },
  { find: /^@testudo\/(runner|interop|report|server)$/, replacement: source('./packages/$1/src/index.ts') },
  {
    find: /^@testudo\/server\/content-security-policy$/,
    replacement: source('./packages/server/src/content-security-policy.ts'),
  },
  { find: /^@testudo\/interop\/picture$/, replacement: source('./packages/interop/src/picture/index.ts') },
  { find: /^@testudo\/interop\/release$/, replacement: source('./packages/interop/src/release/index.ts') },
  { find: /^@testudo\/library$/, replacement: source('./library/src/index.ts') },
  { find: /^@testudo\/validation$/, replacement: source('./validation/index.ts') },
];

/** TESTUDO_LANE chooses: the short lane (default) leaves out `*.long.test.ts`, the long and release lanes take only those. */
const long = process.env.TESTUDO_LANE === 'long' || process.env.TESTUDO_LANE === 'release';
const folders = ['packages/*/src', 'library', 'validation', 'tests', 'examples'];
const minute_ms = 60_000;

export default defineConfig({
  resolve: { alias },
  test: {
    include: folders.map((folder) => `${folder}/**/*${long ? '.long' : ''}.test.ts`),
    exclude: ['**/node_modules/**', '**/dist/**', ...(long ? [] : ['**/*.long.test.ts'])],
    // Files share what they import: nothing of a run is kept in modules, and loading them anew for each file takes a third of the lane.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Against what hangs, on a slow and busy machine too; what is slow is seen in the times printed.
    testTimeout: (long ? 20 : 4) * minute_ms,
    hookTimeout: (long ? 20 : 4) * minute_ms,
  },
});
