import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages } from './workspaces.mjs';

const MARKED = /<!-- made by tools\/third-party\.mjs -->[\s\S]*<!-- end -->/;

/** The package that ships as a bundle of what it uses, and what bundles it. */
const BUNDLE = '@testudo/web';
const BUNDLER = 'vite';

/** What packages carry beside code, where their licence does not say it all. */
const CARRIES = new Map([
  ['@cesium/engine', 'its own licence file names what is in it from others; none of its imagery ships'],
  ['world-atlas', 'its map data are those of Natural Earth, which are in the public domain'],
]);

/**
 * The page with its table of packages as the manifests and what is installed have it.
 *
 * @param {string} root
 * @param {string} page
 */
export function thirdPartyPage(root, page) {
  const packages = publishedPackages(root);
  const ours = new Set(packages.map(({ manifest }) => manifest.name));
  /** @type {Map<string, string[]>} */
  const wanted = new Map();
  for (const { manifest } of packages) {
    const bundles = manifest.name === BUNDLE;
    const names = Object.keys((bundles ? manifest.devDependencies : manifest.dependencies) ?? {});
    for (const name of names) {
      if (ours.has(name) || name === BUNDLER) continue;
      wanted.set(name, [...(wanted.get(name) ?? []), bundles ? `${manifest.name} (bundled)` : manifest.name]);
    }
  }
  const rows = [...wanted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, by]) => {
      const { version, license } = JSON.parse(
        readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
      );
      return `| ${name} | ${version} | ${license} | ${by.join(', ')} | ${CARRIES.get(name) ?? ''} |`;
    });
  const table = [
    '| package | version | licence | needed by | note |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ];
  const text = `<!-- made by tools/third-party.mjs -->\n\n${table.join('\n')}\n\n<!-- end -->`;
  return page.replace(MARKED, () => text);
}
