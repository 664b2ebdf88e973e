import { type Block, say } from './block.js';

/** The mark of simulation: under the title of every story, and on top of every page. */
export const MARK = 'SIMULATION. A model made from public sources, not a record of what happened.';

/** A story that begins with its title, with the mark under it. */
export function withMark([title, ...rest]: readonly Block[]): readonly Block[] {
  return title === undefined ? [] : [title, say(MARK, 'strong'), ...rest];
}
