/** What a command says beside its results. */
import { plainText, type Terminal, wrapText } from '../terminal/index.js';
import type { StudyFlags } from './flags.js';
import { listenForStop, type Stopping } from './stop-signals.js';

export type Remark = (text: string) => void;

/** Says a text beside the results, unless it was asked to be quiet. */
export function remarkOn(terminal: Terminal, { quiet }: Pick<StudyFlags, 'quiet'>): Remark {
  return (text) => {
    if (quiet !== true) terminal.err(wrapText(plainText(text), terminal.width));
  };
}

/** Listens for the wish to stop, and says what it means when it comes. */
export function stopWithRemark(remark: Remark): Stopping {
  return listenForStop((signal) =>
    remark(
      `${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping; what is done is kept. Once more to quit at once.`,
    ),
  );
}
