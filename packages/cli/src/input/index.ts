/** What calculators are asked, read from JSON, CSV or flags, with the place of every value. */
export { numberOrText, readCsv } from './csv-text.js';
export {
  describe,
  type InputEntry,
  type InputNode,
  InputProblems,
  spotAt,
} from './input-node.js';
export { readJson } from './json-text.js';
export { readStandardInput, readText, reasonOf } from './read-text.js';
