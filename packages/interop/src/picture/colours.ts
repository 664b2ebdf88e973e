/**
 * Colours of what is drawn, as [red, green, blue]. They follow Okabe and Ito's palette, which is told apart with any kind of
 * colour vision, lightened where it has to stand out from a dark map; shape and label say the same again.
 */
export type Rgb = readonly [number, number, number];

export const COLOURS = {
  threat: [240, 110, 40],
  spent: [160, 160, 160],
  interceptor: [110, 200, 255],
  track: [60, 215, 165],
  predictedImpact: [225, 140, 190],
  warnedArea: [240, 228, 66],
  alarm: [240, 228, 66],
  battery: [110, 200, 255],
  sector: [110, 200, 255],
  place: [255, 255, 255],
  launchSite: [230, 160, 20],
  kill: [255, 255, 255],
  miss: [150, 165, 180],
  impact: [240, 80, 40],
  harmless: [175, 175, 175],
} as const satisfies Readonly<Record<string, Rgb>>;

/** Halfway to white: small letters need more light than lines. */
export const lighter = ([red, green, blue]: Rgb): Rgb => [
  (red + 255) >> 1,
  (green + 255) >> 1,
  (blue + 255) >> 1,
];
