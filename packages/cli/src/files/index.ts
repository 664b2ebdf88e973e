/** Files that commands are given and write. */
export { mergeLimits } from './merge-limits.js';
export { replaceFile } from './replace-file.js';
export { scenarioFile, scenarioFiles } from './scenario-source.js';
