/** Styles that placemarks share: KML writes colours as alpha, blue, green, red. */
import { COLOURS, lighter, type Rgb } from '../picture/colours.js';
import { element, text } from './element.js';

const hex = (value: number): string => value.toString(16).padStart(2, '0');
const abgr = ([red, green, blue]: Rgb, alpha = 255): string =>
  `${hex(alpha)}${hex(blue)}${hex(green)}${hex(red)}`;

interface Look {
  readonly colour: Rgb;
  /** Of the pin; 0 hides it, as it does a label: names that would lie on one another are told by click and list. Pins are the viewer's own, so that nothing is fetched from a network. */
  readonly icon?: number;
  readonly label?: number;
  readonly line?: number;
  readonly fill?: number;
}

const LOOKS = {
  place: { colour: COLOURS.place, icon: 0.9, label: 1, line: 2, fill: 30 },
  'launch-site': { colour: COLOURS.launchSite, icon: 0.8, label: 0.8 },
  battery: { colour: COLOURS.battery, icon: 1, label: 0 },
  'search-sector': { colour: COLOURS.sector, line: 2, fill: 26 },
  'track-sector': { colour: COLOURS.sector, line: 1, fill: 0 },
  threat: { colour: COLOURS.threat, icon: 0.6, label: 0.7, line: 3 },
  'spent-body': { colour: COLOURS.spent, icon: 0.4, label: 0, line: 1 },
  interceptor: { colour: COLOURS.interceptor, icon: 0.5, label: 0, line: 2 },
  track: { colour: COLOURS.track, icon: 0.5, label: 0, line: 1 },
  kill: { colour: COLOURS.kill, icon: 0.8, label: 0.7 },
  miss: { colour: COLOURS.miss, icon: 0.5, label: 0 },
  impact: { colour: COLOURS.impact, icon: 0.8, label: 0.7 },
  harmless: { colour: COLOURS.harmless, icon: 0.6, label: 0 },
  'predicted-impact': { colour: COLOURS.predictedImpact, line: 2, fill: 60 },
  'warned-area': { colour: COLOURS.warnedArea, line: 1.5, fill: 20 },
} as const satisfies Readonly<Record<string, Look>>;

export type StyleName = keyof typeof LOOKS;

/** Every style, for the head of the document. */
export function styles(): string {
  return Object.entries(LOOKS)
    .map(([name, look]) => style(name, look))
    .join('');
}

function style(id: string, { colour, icon = 0, label = 0, line = 0, fill }: Look): string {
  return element(
    'Style',
    [
      element('IconStyle', [text('color', abgr(colour)), text('scale', icon)]),
      element('LabelStyle', [text('color', abgr(lighter(colour))), text('scale', label)]),
      element('LineStyle', [text('color', abgr(colour, 220)), text('width', line)]),
      element('PolyStyle', [text('color', abgr(colour, fill ?? 0)), text('fill', fill ? 1 : 0)]),
    ],
    { id },
  );
}
