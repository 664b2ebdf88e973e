import picocolors from 'picocolors';

export type Colours = ReturnType<typeof picocolors.createColors>;

/**
 * The colours for one stream: none unless a person looks at it.
 *
 * NO_COLOR (https://no-color.org) and FORCE_COLOR decide where they are set; a terminal that calls itself dumb gets none.
 */
export function coloursFor(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Colours {
  return picocolors.createColors(wantsColours(stream, environment));
}

function wantsColours(
  stream: { readonly isTTY?: boolean },
  { NO_COLOR, FORCE_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}
