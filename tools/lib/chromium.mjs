import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall } from './apt.mjs';

/** @typedef {{ found: string } | { missing: string }} Provision something a test needs: where it is, or why it is not there */

/**
 * A Chromium to test in: the one named by TESTUDO_CHROMIUM, else one of the usual places.
 *
 * @returns {Provision}
 */
export function findChromium() {
  const named = process.env.TESTUDO_CHROMIUM;
  if (named) {
    return existsSync(named)
      ? { found: named }
      : { missing: `TESTUDO_CHROMIUM names ${named}, which does not exist` };
  }
  const found = usualPlaces().find((path) => existsSync(path));
  return found === undefined
    ? { missing: 'no Chromium or Chrome here; set TESTUDO_CHROMIUM to one' }
    : { found };
}

/**
 * As findChromium, and installs one where that can be done without asking: on Linux with apt, as root.
 *
 * @param {(message: string) => void} say
 * @returns {Promise<Provision>}
 */
export async function provideChromium(say) {
  const present = findChromium();
  if ('found' in present || process.env.TESTUDO_CHROMIUM) return present;
  const problem = await aptInstall(['chromium'], say);
  return problem === undefined ? findChromium() : { missing: `${present.missing} (${problem})` };
}

/** The switches that make headless Chromium quiet, offline and able to draw without a graphics card. */
export const chromiumSwitches = [
  '--headless',
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function usualPlaces() {
  const { platform, env } = process;
  if (platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    return roots.flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Chromium', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ];
}
