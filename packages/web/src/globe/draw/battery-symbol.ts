/** Batteries as APP-6 / MIL-STD-2525 symbols. */
import type { BatteryState } from './battery-states.js';

export interface DrawnSymbol {
  readonly image: HTMLCanvasElement;
  /** Size on the page and the point of it that stands at the battery, CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly anchorX: number;
  readonly anchorY: number;
}

type Milsymbol = typeof import('milsymbol').default;
let milsymbol: Milsymbol | undefined;
const drawn = new Map<string, DrawnSymbol>();

/** Loads what draws the symbols. @param then called when they can be drawn */
export function loadSymbols(then: () => void): void {
  void import('milsymbol').then((module) => {
    milsymbol = module.default;
    then();
  });
}

/**
 * The symbol of a friendly surface-to-air missile battery in a state; undefined until symbols are loaded.
 *
 * Absent and in transit it is anticipated (a dashed frame); online with all launchers ready it is fully capable (a bar below), with
 * fewer it is marked as reduced, (−).
 */
export function batterySymbol(
  state: BatteryState | undefined,
  launchers: number | undefined,
  size: number,
  ratio: number,
): DrawnSymbol | undefined {
  if (milsymbol === undefined) return undefined;
  const status = statusOf(state, launchers);
  const key = `${status}|${size}|${ratio}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const [letter, reduced] = status;
  const symbol = new milsymbol.Symbol(`SFG${letter}UCDM---E---`, {
    size: size * ratio,
    ...(reduced === '-' ? { reinforcedReduced: '(–)' } : {}),
    outlineWidth: 3 * ratio,
    outlineColor: 'rgba(8,13,20,0.75)',
    infoSize: 70,
  });
  const { width, height } = symbol.getSize();
  const { x, y } = symbol.getAnchor();
  const made = {
    image: inMemory(symbol.asCanvas() as HTMLCanvasElement),
    width: width / ratio,
    height: height / ratio,
    anchorX: x / ratio,
    anchorY: y / ratio,
  };
  drawn.set(key, made);
  return made;
}

/** A copy that is not kept by the graphics card: to fetch it from there for each drawing takes long. */
function inMemory(from: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = from.width;
  canvas.height = from.height;
  const pixels = from.getContext('2d')?.getImageData(0, 0, from.width, from.height);
  if (pixels !== undefined) canvas.getContext('2d', { willReadFrequently: true })?.putImageData(pixels, 0, 0);
  return canvas;
}

/** Status letter of the symbol's code, and whether it is reduced. */
function statusOf(state: BatteryState | undefined, launchers: number | undefined): string {
  if (state === undefined || state.state === 'absent' || state.state === 'in-transit') return 'A';
  if (state.state !== 'online') return 'P';
  if (state.noFireBecause !== undefined || state.launchersReady === 0) return 'P-';
  return launchers !== undefined && state.launchersReady < launchers ? 'C-' : 'C';
}
