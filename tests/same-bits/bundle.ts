import { join } from 'node:path';
import { build } from 'vite';
import { repositoryRoot } from '../law/source-tree.js';
import { BUNDLE_NAME } from './engines.js';

/**
 * Bundles a module and all it imports into one script that any engine can load, straight from the sources.
 *
 * @returns the path of the script
 */
export async function bundle(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    root: repositoryRoot,
    logLevel: 'error',
    resolve: {
      alias: [
        {
          find: /^@testudo\/core\/(.*)$/,
          replacement: join(repositoryRoot, 'packages/core/src/$1/index.ts'),
        },
      ],
    },
    build: {
      outDir: folder,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: BUNDLE_NAME, fileName: () => 'bundle.js' },
    },
  });
  return join(folder, 'bundle.js');
}
