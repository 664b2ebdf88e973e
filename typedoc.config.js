/** The reference of the packages as pages: `npm run docs` writes dist/docs. A warning is an error. */
import { apiPackages } from './tools/lib/public-api.mjs';
import { repositoryRoot } from './tools/lib/root.mjs';

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'Testudo',
  entryPointStrategy: 'packages',
  entryPoints: apiPackages(repositoryRoot).map(({ folder }) => folder),
  out: 'dist/docs',
  includeVersion: true,
  disableSources: true,
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  highlightLanguages: ['bash', 'sh', 'javascript', 'typescript', 'json', 'yaml', 'python', 'sql'],
  packageOptions: { disableSources: true },
};
