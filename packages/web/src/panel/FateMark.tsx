import { FATES } from '@testudo/report';

export type Fate = keyof typeof FATES;

/** The mark of a fate, told apart by shape: a disc arrived, a triangle went astray, a diamond was killed, a ring failed, a bar still flies. */
export function FateMark({ fate }: { readonly fate: Fate }) {
  return (
    <svg class={`fate fate-${fate}`} viewBox="-8 -8 16 16" aria-hidden="true">
      <title>{FATES[fate]}</title>
      {SHAPES[fate]}
    </svg>
  );
}

const SHAPES = {
  arrived: <circle r="5.5" />,
  astray: <polygon points="0,-6.5 6.5,5.5 -6.5,5.5" />,
  killed: <polygon points="0,-7 7,0 0,7 -7,0" />,
  failed: <circle r="4.6" class="ring" />,
  'in-flight': <rect x="-6" y="-2.6" width="12" height="5.2" />,
} as const;

/** A fate by symbol and word. */
export function FateWord({ fate }: { readonly fate: Fate }) {
  return (
    <span class="fate-word">
      <FateMark fate={fate} /> {FATES[fate]}
    </span>
  );
}
