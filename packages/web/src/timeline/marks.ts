/** How the story is marked on the time line: in lanes, by colour and by shape. */
import type { StoryKind } from './story-times.js';

export const LANES = ['threats', 'warning', 'tracks', 'shots'] as const;
type Lane = (typeof LANES)[number];

/** Bars and ticks stand in for what is many; triangles, squares, crosses and rings for what counts. */
type MarkShape = 'tick' | 'rise' | 'square' | 'cross' | 'disc' | 'ring' | 'diamond';

export interface Mark {
  readonly lane: Lane;
  readonly shape: MarkShape;
  /** A token of the page's style. */
  readonly colour: '--threat' | '--warning' | '--track' | '--interceptor' | '--ink' | '--quiet';
  readonly label: string;
}

export const MARKS: Readonly<Record<StoryKind, Mark>> = {
  launch: { lane: 'threats', shape: 'rise', colour: '--threat', label: 'launch' },
  failure: { lane: 'threats', shape: 'cross', colour: '--quiet', label: 'failed by itself' },
  arrival: { lane: 'threats', shape: 'square', colour: '--threat', label: 'arrived' },
  astray: { lane: 'threats', shape: 'cross', colour: '--quiet', label: 'astray' },
  report: { lane: 'warning', shape: 'tick', colour: '--warning', label: 'launch report' },
  alarm: { lane: 'warning', shape: 'diamond', colour: '--warning', label: 'alarm' },
  detection: { lane: 'tracks', shape: 'tick', colour: '--track', label: 'first detection' },
  'firm-track': { lane: 'tracks', shape: 'disc', colour: '--track', label: 'firm track' },
  shot: { lane: 'shots', shape: 'rise', colour: '--interceptor', label: 'interceptor launched' },
  miss: { lane: 'shots', shape: 'cross', colour: '--interceptor', label: 'interceptor ended without a kill' },
  intercept: { lane: 'shots', shape: 'ring', colour: '--ink', label: 'intercept' },
};
