import type { Violation } from './source-tree.js';

export interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly resolved?: string;
        readonly integrity?: string;
        readonly license?: string;
        readonly link?: boolean;
      }
    >
  >;
}

/** Licences under which a package may be built upon and shipped with ours (Apache-2.0). */
const LICENCES: ReadonlySet<string> = new Set(
  (
    'MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause Apache-2.0 0BSD BlueOak-1.0.0 MPL-2.0 CC0-1.0 CC-BY-3.0 CC-BY-4.0 ' +
    'Unlicense Zlib Python-2.0'
  ).split(' '),
);

/**
 * The lowest version without a known weakness, per line of releases; a version below the lowest line is refused too.
 * Kept by hand because the advisory service cannot always be reached.
 */
const LOWEST: ReadonlyMap<string, readonly string[]> = new Map([
  ['ws', ['8.21.0']],
  ['yaml', ['2.8.3']],
  ['protobufjs', ['7.6.1', '8.4.1']],
  ['fast-xml-parser', ['5.5.6']],
  ['vite', ['7.3.2']],
]);

/** Every entry of a lock file that should not be there. */
export function breachesOfLockLaw(lock: LockFile): Violation[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    const found: Violation[] = [];
    const report = (what: string): void => {
      found.push({ where: path, what });
    };
    const isForeign = path.includes('node_modules/') && entry.link !== true;
    if (/^[a-z+]+:/.test(entry.resolved ?? '')) report(`names a host: ${entry.resolved}`);
    if (isForeign) {
      if (entry.integrity === undefined) report('has no integrity checksum');
      if (entry.license === undefined) report('has no licence');
      else if (!isAcceptable(entry.license)) report(`has the licence ${entry.license}`);
      const lowest = lowestFor(nameOf(path), entry.version ?? '0.0.0');
      if (lowest !== undefined) report(`${entry.version} is below ${lowest}`);
    }
    return found;
  });
}

/** An SPDX expression: of a choice (OR) one licence is enough, of a sum (AND) all must do. */
function isAcceptable(licence: string): boolean {
  const choices = licence.replaceAll(/[()]/g, '').split(/\s+OR\s+/);
  return choices.some((choice) => choice.split(/\s+AND\s+/).every((one) => LICENCES.has(one)));
}

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The version this one should at least have, when it is below it. */
function lowestFor(name: string, version: string): string | undefined {
  const lines = LOWEST.get(name) ?? [];
  const [major = 0] = numbers(version);
  const own =
    lines.find((line) => numbers(line)[0] === major) ??
    lines.findLast((line) => (numbers(line)[0] ?? 0) > major);
  return own !== undefined && isBelow(version, own) ? own : undefined;
}

const numbers = (version: string): number[] => (version.split('-')[0] ?? '').split('.').map(Number);

function isBelow(version: string, limit: string): boolean {
  const [a, b] = [numbers(version), numbers(limit)];
  for (const index of [0, 1, 2]) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
