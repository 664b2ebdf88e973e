import { provideChromium } from './chromium.mjs';
import { provideOtherNodes } from './other-nodes.mjs';
import { findProgram } from './programs.mjs';
import { findPythonWithMpmath } from './python.mjs';

/**
 * What tests may ask for beside the packages, by the environment variable that hands it to them. A test file that
 * names the variable gets it provided; one that then finds it empty skips with the reason in `<variable>_MISSING`.
 *
 * - TESTUDO_CHROMIUM: path of a browser
 * - TESTUDO_PYTHON: a Python with mpmath
 * - TESTUDO_XMLLINT, TESTUDO_OGRINFO: readers of XML and of maps
 * - TESTUDO_NODE_22, TESTUDO_NODE_24: other versions of Node
 *
 * @param {readonly string[]} sources texts of the test files about to run
 * @param {(message: string) => void} say
 * @returns {Promise<Record<string, string>>} the environment to run them in, as additions
 */
export async function provideFor(sources, say) {
  const asked = (/** @type {string} */ name) => sources.some((source) => source.includes(name));
  /** @type {Record<string, string>} */
  const additions = {};
  const add = (/** @type {string} */ name, /** @type {import('./chromium.mjs').Provision} */ provision) => {
    if ('found' in provision) {
      additions[name] = provision.found;
    } else {
      additions[name] = '';
      additions[`${name}_MISSING`] = provision.missing;
      say(`Tests that need ${name} are skipped: ${provision.missing}.`);
    }
  };
  if (asked('TESTUDO_CHROMIUM')) add('TESTUDO_CHROMIUM', await provideChromium(say));
  if (asked('TESTUDO_PYTHON')) add('TESTUDO_PYTHON', findPythonWithMpmath());
  if (asked('TESTUDO_XMLLINT'))
    add('TESTUDO_XMLLINT', findProgram('xmllint', 'TESTUDO_XMLLINT', 'libxml2-utils'));
  if (asked('TESTUDO_OGRINFO')) add('TESTUDO_OGRINFO', findProgram('ogrinfo', 'TESTUDO_OGRINFO', 'gdal-bin'));
  if (asked('TESTUDO_NODE_')) {
    const { found, missing } = await provideOtherNodes(say);
    for (const [major, path] of Object.entries(found)) add(`TESTUDO_NODE_${major}`, { found: path });
    for (const [major, reason] of Object.entries(missing)) add(`TESTUDO_NODE_${major}`, { missing: reason });
  }
  return additions;
}
