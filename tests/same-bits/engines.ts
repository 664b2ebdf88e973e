import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumSwitches } from '../../tools/lib/chromium.mjs';

/** The name under which the bundle of a test offers its functions to whoever loads it. */
export const BUNDLE_NAME = 'testudoSameBits';

const execute = promisify(execFile);

/** Loads a bundle in the Node at `program`, calls one of its functions, and returns what it gave, by way of JSON. */
export async function inNode(
  program: string,
  bundle: string,
  name: string,
  args: readonly unknown[],
): Promise<unknown> {
  const script = `
    const { readFileSync } = require('node:fs');
    require('node:vm').runInThisContext(readFileSync(${JSON.stringify(bundle)}, 'utf8'));
    const args = JSON.parse(readFileSync(${JSON.stringify(`${bundle}.args`)}, 'utf8'));
    process.stdout.write(JSON.stringify(${BUNDLE_NAME}.${name}(...args)));`;
  // By way of a file: a scenario is too long for a command line.
  writeFileSync(`${bundle}.args`, JSON.stringify(args));
  const { stdout } = await execute(program, ['-e', script], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** As inNode, on an empty page of the headless browser at `program`. */
export async function inChromium(
  program: string,
  bundle: string,
  name: string,
  args: readonly unknown[],
): Promise<unknown> {
  const browser = await chromium.launch({ executablePath: program, args: chromiumSwitches });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.addScriptTag({ path: bundle });
    return JSON.parse(
      await page.evaluate(`JSON.stringify(${BUNDLE_NAME}.${name}(...${JSON.stringify(args)}))`),
    );
  } finally {
    await browser.close();
  }
}

/** The version a Node program says it is, without the v. */
export async function versionOf(program: string): Promise<string> {
  const { stdout } = await execute(program, ['--version']);
  return stdout.trim().slice(1);
}
