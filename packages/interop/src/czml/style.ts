/** How things look in CZML: colours, labels, lines and small symbols. */
import { lighter, type Rgb } from '../picture/colours.js';
import { bracketless } from '../plain-text.js';

export const rgba = ([red, green, blue]: Rgb, alpha = 255): object => ({ rgba: [red, green, blue, alpha] });
export const solid = (colour: Rgb, alpha = 255): object => ({ solidColor: { color: rgba(colour, alpha) } });

const DARK: Rgb = [10, 14, 20];

const SIDES = {
  right: { horizontalOrigin: 'LEFT', verticalOrigin: 'CENTER', pixelOffset: { cartesian2: [16, 0] } },
  above: { horizontalOrigin: 'CENTER', verticalOrigin: 'BOTTOM', pixelOffset: { cartesian2: [0, -28] } },
  below: { horizontalOrigin: 'CENTER', verticalOrigin: 'TOP', pixelOffset: { cartesian2: [0, 14] } },
} as const;

/** Text beside a point, read on any ground; hidden beyond a distance of the camera. */
export function label(
  text: string,
  colour: Rgb,
  furthest_m: number,
  side: keyof typeof SIDES = 'right',
): object {
  return {
    text: bracketless(text),
    font: '13px sans-serif',
    style: 'FILL_AND_OUTLINE',
    fillColor: rgba(lighter(colour)),
    outlineColor: rgba(DARK),
    outlineWidth: 3,
    ...SIDES[side],
    distanceDisplayCondition: { distanceDisplayCondition: [0, furthest_m] },
    disableDepthTestDistance: 50_000,
  };
}

export function dot(colour: Rgb, size: number): object {
  return {
    pixelSize: size,
    color: rgba(colour),
    outlineColor: rgba(DARK),
    outlineWidth: 1.5,
  };
}

/** Angle between the corners of an edge: thin ellipses would have pointed ends with the usual one. */
export const FINE_RAD = 0.005;

/** The way behind a body, from its start on. */
export function trail(colour: Rgb, width: number, alpha = 200): object {
  return { leadTime: 0, trailTime: 1e6, width, resolution: 5, material: solid(colour, alpha) };
}

export function dashed(colour: Rgb, alpha = 255): object {
  return { polylineDash: { color: rgba(colour, alpha), dashLength: 12 } };
}

/** A symbol of straight and round strokes, 24 pixels square, in an image that needs no network. */
export function symbol(strokes: string, colour: Rgb, scale = 1): object {
  const [red, green, blue] = colour;
  const drawn = `<g fill="none" stroke-linecap="round" stroke-linejoin="round"><g stroke="rgb(10,14,20)" stroke-width="5">${strokes}</g><g stroke="rgb(${red},${green},${blue})" stroke-width="2.4">${strokes}</g></g>`;
  const image = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">${drawn}</svg>`;
  return { image: { uri: `data:image/svg+xml,${encodeURIComponent(image)}` }, scale };
}

/** Strokes of symbols. */
export const STROKES = {
  launchSite: '<path d="M12 4 20 19H4Z"/>',
  /** The frame of a friend with the dome of air defence. */
  battery: '<path d="M2.5 5.5h19v13h-19Z"/><path d="M2.5 18.5a9.5 8 0 0 1 19 0"/>',
  place: '<circle cx="12" cy="12" r="3"/>',
  hostile: '<path d="M12 5 19 12 12 19 5 12Z"/>',
  kill: '<path d="M12 2.5v19M2.5 12h19M5.3 5.3l13.4 13.4M18.7 5.3 5.3 18.7"/>',
  miss: '<circle cx="12" cy="12" r="5"/>',
  impact: '<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"/>',
  track: '<path d="M6 6h12v12H6Z"/>',
} as const;
