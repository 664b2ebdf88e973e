import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EXIT, Refusal } from '../terminal/index.js';

/**
 * The folder of the built viewer.
 *
 * @param from where its package is looked for: the file that would import it
 * @throws Refusal where it is not built
 */
export function viewerSite(from: string | URL = import.meta.url): string {
  const manifest = manifestOfViewer(from);
  const site = manifest === undefined ? undefined : join(dirname(manifest), 'dist');
  if (site !== undefined && existsSync(join(site, 'index.html'))) return site;
  throw new Refusal('the viewer is not built; `npm run build:site` builds it', EXIT.failed);
}

function manifestOfViewer(from: string | URL): string | undefined {
  try {
    return createRequire(from).resolve('@testudo/web/package.json');
  } catch {
    return undefined;
  }
}
