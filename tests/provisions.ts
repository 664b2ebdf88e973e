import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { findChromium } from '../tools/lib/chromium.mjs';
import { findProgram } from '../tools/lib/programs.mjs';

/** What `npm test` provides by environment variable for the tests that name it (tools/lib/provisions.mjs). */
export type ProvisionName =
  | 'TESTUDO_CHROMIUM'
  | 'TESTUDO_XMLLINT'
  | 'TESTUDO_OGRINFO'
  | 'TESTUDO_PYTHON'
  | 'TESTUDO_NODE_22'
  | 'TESTUDO_NODE_24';

/** Found without `npm test` too, and wanted under CI. */
const WANTED = {
  TESTUDO_CHROMIUM: findChromium,
  TESTUDO_XMLLINT: () => findProgram('xmllint', 'TESTUDO_XMLLINT', 'libxml2-utils'),
  TESTUDO_OGRINFO: () => findProgram('ogrinfo', 'TESTUDO_OGRINFO', 'gdal-bin'),
};

const isWanted = (name: ProvisionName): name is keyof typeof WANTED => name in WANTED;

/**
 * The path of something a test needs beside the packages; where there is none the test skips with the reason, except
 * that under CI a missing browser or reader of exports is a failure.
 */
export function provided(context: TestContext, name: ProvisionName): string {
  const path = process.env[name];
  if (path) return path;
  const present = isWanted(name) ? WANTED[name]() : { missing: `${name} is not set` };
  if ('found' in present) return present.found;
  const reason = process.env[`${name}_MISSING`] ?? present.missing;
  if (isWanted(name) && process.env.CI === 'true') throw new Error(`it is required under CI: ${reason}`);
  context.skip(reason);
  return '';
}

/** A file of outside truth that may not be part of this project; where it is not there the test skips. */
export function outsideTruth(context: TestContext, path: string): string {
  const folder = process.env.TESTUDO_ORACLES;
  if (!folder) context.skip(`TESTUDO_ORACLES does not name a folder of outside truth with ${path}`);
  const file = join(folder ?? '', path);
  if (!existsSync(file)) context.skip(`${path} is not in the folder that TESTUDO_ORACLES names`);
  return file;
}
