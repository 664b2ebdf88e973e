/** What results say: as the words of a story, and as a page with figures. */
export { type Block, GAP, heading, list, say, type TableBlock, type TableColumn } from './story/block.js';
export { differenceHeadline } from './story/compare/headline.js';
export { type Compared, storyAfter, storyBefore } from './story/compare/index.js';
export type { Labels } from './story/compare/labels.js';
export { storyOfRun, storyOfTrials, type Told } from './story/run/index.js';
