/** Colours of the globe, from the tokens of the page: one for each theme. */

export interface Palette {
  readonly space: string;
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly shallows: string;
  readonly border: string;
  readonly grid: string;
  readonly country: string;
  readonly halo: string;
  readonly ink: string;
  readonly quiet: string;
  readonly place: string;
  readonly launchSite: string;
  readonly battery: string;
  readonly sector: string;
  readonly threat: string;
  readonly spent: string;
  readonly interceptor: string;
  readonly track: string;
  readonly predicted: string;
  readonly warning: string;
  readonly kill: string;
  readonly miss: string;
  readonly impact: string;
  readonly harmless: string;
}

const TOKENS: Readonly<Record<keyof Palette, string>> = {
  space: '--map-space',
  sea: '--map-sea',
  land: '--map-land',
  coast: '--map-coast',
  shallows: '--map-shallows',
  border: '--map-border',
  grid: '--map-grid',
  country: '--map-country',
  halo: '--map-halo',
  ink: '--ink',
  quiet: '--map-quiet',
  place: '--map-place',
  launchSite: '--map-launch-site',
  battery: '--map-battery',
  sector: '--map-sector',
  threat: '--threat',
  spent: '--map-spent',
  interceptor: '--interceptor',
  track: '--track',
  predicted: '--predicted',
  warning: '--warning',
  kill: '--map-kill',
  miss: '--map-miss',
  impact: '--map-impact',
  harmless: '--map-harmless',
};

/** The colours that stand in the style sheets now. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = Object.entries(TOKENS).map(([key, token]) => [
    key,
    sixDigits(style.getPropertyValue(token).trim() || '#888888'),
  ]);
  return Object.fromEntries(read) as unknown as Palette;
}

/** Style sheets are made short: `#fff` is `#ffffff`. */
export function sixDigits(colour: string): string {
  return /^#[0-9a-f]{3,4}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
}

/** A colour `#rrggbb` with an opacity. */
export function faded(colour: string, alpha: number): string {
  const byte = Math.round(Math.max(0, Math.min(1, alpha)) * 255);
  return `${colour}${byte.toString(16).padStart(2, '0')}`;
}
