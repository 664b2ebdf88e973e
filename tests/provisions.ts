import type { TestContext } from 'vitest';
import { findChromium } from '../tools/lib/chromium.mjs';

/** What `npm test` provides by environment variable for the tests that name it (tools/lib/provisions.mjs). */
export type ProvisionName = 'TESTUDO_CHROMIUM' | 'TESTUDO_PYTHON' | 'TESTUDO_NODE_22' | 'TESTUDO_NODE_24';

/**
 * The path of something a test needs beside the packages; where there is none the test skips with the reason, except
 * that under CI a missing browser is a failure.
 */
export function provided(context: TestContext, name: ProvisionName): string {
  const path = process.env[name];
  if (path) return path;
  const present = name === 'TESTUDO_CHROMIUM' ? findChromium() : { missing: `${name} is not set` };
  if ('found' in present) return present.found;
  const reason = process.env[`${name}_MISSING`] ?? present.missing;
  const isFailure = name === 'TESTUDO_CHROMIUM' && process.env.CI === 'true';
  if (isFailure) throw new Error(`a browser is required under CI: ${reason}`);
  context.skip(reason);
  return '';
}
