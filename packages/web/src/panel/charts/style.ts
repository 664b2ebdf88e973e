/** How each kind of body is drawn: told apart by dash and width as well as by colour. */
import type { BodyKind } from './bodies.js';

export interface LineStyle {
  readonly label: string;
  /** A custom property of the page's style. */
  readonly colour: string;
  readonly dash: readonly number[];
  readonly width: number;
}

export const LINE_STYLES: Readonly<Record<BodyKind, LineStyle>> = {
  threat: { label: 'threat (truth)', colour: '--threat', dash: [], width: 1.5 },
  spent: { label: 'empty body (truth)', colour: '--quiet', dash: [2, 3], width: 1 },
  interceptor: { label: 'interceptor', colour: '--interceptor', dash: [7, 2], width: 1.5 },
  track: { label: 'track (believed)', colour: '--track', dash: [3, 3], width: 2 },
};
