/** The models as calculators. */
export { ask, type Question, type Reply } from './ask.js';
export { calculators } from './calculators.js';
export { explain } from './explain.js';
