import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that holds one page and nothing else, to be served; `remove` takes it away. */
export function siteOfPage(page: string): { readonly site: string; readonly remove: () => void } {
  const site = mkdtempSync(join(tmpdir(), 'testudo-release-'));
  writeFileSync(join(site, 'index.html'), page);
  return { site, remove: () => rmSync(site, { recursive: true, force: true }) };
}
