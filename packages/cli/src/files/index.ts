/** Files that commands are given and write. */
export { loadPrepared } from './load-prepared.js';
export { mergeLimits } from './merge-limits.js';
export { replaceFile, replaceFileBy } from './replace-file.js';
export { isShippedName, scenarioFiles } from './scenario-source.js';
