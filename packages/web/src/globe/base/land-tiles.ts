/** The map as tiles that are drawn here when they are needed: crisp from every height, and no file is fetched for any of them. */
import { Event, GeographicTilingScheme, type ImageryProvider, type Rectangle } from '@cesium/engine';
import type { Palette } from '../sheet/palette.js';
import { type Land, loadLand, type Shape } from './land.js';

const SIDE = 512;
/** Beyond this the coast is coarser than a tile's pixel is fine. */
const DEEPEST = 9;

/**
 * A provider of imagery that draws land, coasts and borders in a palette's colours.
 *
 * @param isReal an invented case lies nowhere: no coast or border is drawn
 * @param drawn called after each tile: nobody else knows that there is something new to show
 */
export function landTiles(palette: Palette, isReal: boolean, drawn: () => void): ImageryProvider {
  const tilingScheme = new GeographicTilingScheme();
  const provider = {
    rectangle: tilingScheme.rectangle as Rectangle,
    tileWidth: SIDE,
    tileHeight: SIDE,
    minimumLevel: 0,
    maximumLevel: DEEPEST,
    tilingScheme,
    hasAlphaChannel: false,
    errorEvent: new Event(),
    getTileCredits: () => [],
    pickFeatures: () => undefined,
    requestImage: async (x: number, y: number, level: number) => {
      const land = isReal ? await loadLand() : NOWHERE;
      setTimeout(drawn);
      return drawTile(land, palette, x, y, level);
    },
  };
  // Cesium asks for no more than this of a provider; its declared type is a class with members that are optional in use.
  return provider as unknown as ImageryProvider;
}

const NOWHERE: Land = { areas: [], coasts: [], borders: [], names: [] };

function drawTile(land: Land, palette: Palette, x: number, y: number, level: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  // In memory: what a card drew would have to be fetched from it.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) return canvas;
  const span_deg = 180 / 2 ** level;
  const west = -180 + x * span_deg;
  const north = 90 - y * span_deg;
  context.fillStyle = land === NOWHERE ? palette.land : palette.sea;
  context.fillRect(0, 0, SIDE, SIDE);
  const scale = SIDE / span_deg;
  context.setTransform(scale, 0, 0, -scale, -west * scale, north * scale);
  context.lineJoin = 'round';
  const pixel = 1 / scale;
  const margin = 12 * pixel;
  const near = (shape: Shape) =>
    shape.east > west - margin &&
    shape.west < west + span_deg + margin &&
    shape.north > north - span_deg - margin &&
    shape.south < north + margin;
  const stroke = (shapes: readonly Shape[], colour: string, width: number) => {
    context.strokeStyle = colour;
    context.lineWidth = width * pixel;
    for (const shape of shapes) context.stroke(shape.path);
  };
  const coasts = land.coasts.filter(near);
  stroke(coasts, palette.shallows, 14);
  context.fillStyle = palette.land;
  for (const area of land.areas.filter(near)) context.fill(area.path);
  drawGrid(context, palette, span_deg, west, north, pixel);
  stroke(coasts, palette.coast, 1.2);
  stroke(land.borders.filter(near), palette.border, level > 3 ? 1.6 : 1.1);
  return canvas;
}

/** Meridians and parallels, as far apart as a tile's scale asks for. */
function drawGrid(
  context: CanvasRenderingContext2D,
  { grid }: Palette,
  span_deg: number,
  west: number,
  north: number,
  pixel: number,
): void {
  const step_deg = [30, 15, 10, 5, 2, 1, 0.5].find((step) => step <= span_deg / 2) ?? 0.5;
  context.strokeStyle = grid;
  context.lineWidth = pixel;
  context.beginPath();
  for (let k = Math.ceil(west / step_deg); k * step_deg <= west + span_deg; k++) {
    context.moveTo(k * step_deg, north);
    context.lineTo(k * step_deg, north - span_deg);
  }
  for (let k = Math.ceil((north - span_deg) / step_deg); k * step_deg <= north; k++) {
    context.moveTo(west, k * step_deg);
    context.lineTo(west + span_deg, k * step_deg);
  }
  context.stroke();
}
