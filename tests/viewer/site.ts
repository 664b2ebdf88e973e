/** The viewer's site, built where it is not, and served as any file server would. */
import { join } from 'node:path';
import { serveSite } from '../../tools/lib/serve-site.mjs';
import { buildSite, SITE } from '../../tools/lib/site.mjs';
import { repositoryRoot } from '../law/source-tree.js';

export const siteFolder = join(repositoryRoot, SITE);

/** Builds the site where sources changed, and serves it on this machine alone. */
export async function servedSite() {
  await buildSite(repositoryRoot, () => {});
  return serveSite(repositoryRoot);
}
