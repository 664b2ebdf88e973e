/** The assumptions that the difference hangs on, and how far that can be told. */
import { type Comparison, LEAST_SAMPLES } from '@testudo/core/study';
import { type Block, heading, list, say } from '../block.js';
import { some, type UnknownInWords, unknownInWords } from '../words.js';
import type { Compared } from './index.js';

/** The five unknowns that the difference goes with most; said plainly where none stands out. */
export function assumptions({ a, b, labels }: Compared, comparison: Comparison): readonly Block[] {
  const title = heading('Which assumptions the difference hangs on');
  const { screening, samples, unknownsSampled } = comparison;
  if (!unknownsSampled)
    return [title, say('Every unknown stood at its best estimate, so this was not looked at.')];
  if (screening === undefined) {
    const why =
      samples < LEAST_SAMPLES
        ? `${some(samples, 'draw')} of what is not known ${samples === 1 ? 'is' : 'are'} too few to say: it takes ${LEAST_SAMPLES} (--unknowns).`
        : 'The difference is the same in all draws: nothing to be told apart.';
    return [title, say(why)];
  }
  const { drivers, noise, unknowns } = screening;
  const clear = drivers.filter((one) => one.clear).length;
  const items = drivers.map(({ path, correlation, clear: stands }) => {
    const said = namedIn({ a, b }, path);
    const how = correlation > 0 ? 'the worse' : 'the better';
    const sign = correlation.toFixed(2).replace('-', '−');
    return `${said.what} (${said.owner}; ${said.range}): the higher, ${how} ${labels.b} does beside ${labels.a} (${sign})${stands ? '' : ', may be chance'}.`;
  });
  const verdict =
    clear === 0
      ? `None of ${unknowns} unknowns stands out from chance with ${screening.samples} draws. The five that the difference goes with most closely, for what that is worth:`
      : `Of ${unknowns} unknowns ${clear} of the five closest stand${clear === 1 ? 's' : ''} out from chance:`;
  return [
    title,
    say(verdict),
    list(items),
    say(
      `In brackets: rank correlation over the draws, from −1 to 1; below ${noise.toFixed(2)} it may be chance. It says where to look, and proves nothing.`,
      'quiet',
    ),
  ];
}

/** What both have is named as B has it, with the range that holds there. */
export function namedIn({ a, b }: Pick<Compared, 'a' | 'b'>, path: string): UnknownInWords {
  return unknownInWords(hasIt(b, path) ? b : a, path);
}

function hasIt(scenario: Compared['a'], path: string): boolean {
  const { owner } = unknownInWords(scenario, path);
  return owner !== path;
}
