/** Draws a run on the sheet over the globe at a moment: scenario, warning, perception and truth, in this order. */
import type { Layer } from '../../state/layers.js';
import type { Pick } from '../../state/state.js';
import { drawCountryNames } from '../base/names.js';
import type { Sheet } from '../sheet/sheet.js';
import { drawPredicted, drawTracks } from './perception.js';
import type { RunPicture } from './run-picture.js';
import { drawBatteries, drawCoverage, drawPlaces, drawSectors, drawSites } from './scenario.js';
import { drawBodies, drawEnds } from './truth.js';
import { drawWarning } from './warning.js';

/** What every part of the drawing reads. */
export interface Drawing {
  readonly sheet: Sheet;
  readonly picture: RunPicture;
  readonly layers: ReadonlySet<Layer>;
  readonly coverage_km: number;
  readonly picked: Pick | undefined;
  readonly hovered: Pick | undefined;
  readonly ratio: number;
  /** How strongly something is drawn: fully unless something else is picked. */
  readonly strength: (key: string) => number;
}

/** What has nothing to do with what is picked. */
const DIMMED = 0.35;

export function drawRun(
  sheet: Sheet,
  picture: RunPicture,
  layers: ReadonlySet<Layer>,
  coverage_km: number,
  picked: Pick | undefined,
  hovered: Pick | undefined,
  ratio: number,
): void {
  const close = picked === undefined ? undefined : picture.related(picked);
  const dims = close !== undefined && picked?.kind !== 'place';
  const drawing: Drawing = {
    sheet,
    picture,
    layers,
    coverage_km,
    picked,
    hovered,
    ratio,
    strength: (key) => (!dims || close.has(key) ? 1 : DIMMED),
  };
  if (picture.run.recording.scenario.historical) drawCountryNames(sheet);
  if (layers.has('places')) drawSites(drawing);
  if (layers.has('warned')) drawWarning(drawing);
  if (layers.has('coverage')) drawCoverage(drawing);
  if (layers.has('sectors')) drawSectors(drawing);
  if (layers.has('places')) drawPlaces(drawing);
  if (layers.has('predicted')) drawPredicted(drawing);
  if (layers.has('batteries')) drawBatteries(drawing);
  if (layers.has('threats')) drawBodies(drawing, picture.threats);
  if (layers.has('interceptors')) drawBodies(drawing, picture.interceptors);
  if (layers.has('tracks')) drawTracks(drawing);
  if (layers.has('ends')) drawEnds(drawing);
  sheet.context.globalAlpha = 1;
  sheet.finish();
}
