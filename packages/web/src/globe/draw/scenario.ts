/** What stands still: places, launch sites, batteries and where their radars look. */

import { coverageRing } from '../radar/radar-volume.js';
import { drawLaunchSite, drawPlace } from '../sheet/marks.js';
import { faded } from '../sheet/palette.js';
import { stateAt, stateInWords } from './battery-states.js';
import { batterySymbol } from './battery-symbol.js';
import { drawHalo } from './halo.js';
import { type DrawnBattery, keyOf } from './run-picture.js';
import type { Drawing } from './scene-sheet.js';

export function drawPlaces(drawing: Drawing): void {
  const { sheet, picture, strength } = drawing;
  const { projector, palette, context } = sheet;
  for (const { pick, name, at, ring } of picture.places) {
    const key = keyOf(pick);
    context.globalAlpha = strength(key);
    if (ring !== undefined) sheet.ring(ring, faded(palette.place, 0.75), 1.2, faded(palette.place, 0.1));
    if (!projector.project(at[0], at[1], at[2])) continue;
    const { x, y } = projector;
    drawHalo(drawing, pick, x, y, 9);
    drawPlace(context, x, y, 4.5, palette.place, palette.halo);
    sheet.keepClear(x, y, 6);
    sheet.target(pick, name, x, y, 10);
    sheet.label(key, x, y, {
      text: name,
      colour: palette.place,
      rank: 80,
      strong: true,
      size: 13,
      gap: 9,
      sides: ['below', 'left', 'right', 'above', 'far-below'],
    });
  }
}

export function drawSites({ sheet, picture }: Drawing): void {
  const { projector, palette, context } = sheet;
  context.globalAlpha = 1;
  const named = new Map<string, number>();
  for (const { name } of picture.sites) named.set(name, (named.get(name) ?? 0) + 1);
  for (const { id, name, at } of picture.sites) {
    if (!projector.project(at[0], at[1], at[2])) continue;
    const { x, y } = projector;
    drawLaunchSite(context, x, y, 4.5, palette.launchSite, palette.halo);
    sheet.keepClear(x, y, 5);
    // Launchers of one name stand side by side: it is written once.
    const count = named.get(name);
    if (count === undefined) continue;
    named.delete(name);
    sheet.label(`site/${id}`, x, y, {
      text: count === 1 ? name : `${name} (${count})`,
      colour: palette.launchSite,
      rank: 30,
      sides: ['right', 'below', 'above', 'left'],
    });
  }
}

/** From so far away symbols are small and states are not written. */
const FAR_M_PER_PX = 1500;
/** On a narrow picture there is no room for them either. */
const NARROW_PX = 560;
/** A symbol stands so far above its battery, so that both can be seen. */
const STAFF_PX = 20;

export function drawBatteries(drawing: Drawing): void {
  const { sheet, picture, strength, picked, hovered, ratio } = drawing;
  const { projector, palette, context } = sheet;
  const far = sheet.metresPerPixel > FAR_M_PER_PX;
  for (const { pick, name, at, history } of picture.batteries) {
    if (!projector.project(at[0], at[1], at[2])) continue;
    const { x, y } = projector;
    const key = keyOf(pick);
    const state = stateAt(history, sheet.now_us);
    const absent = state === undefined || state.state === 'absent';
    const symbol = batterySymbol(state, history.launchers, far ? 17 : 23, ratio);
    context.globalAlpha = strength(key) * (absent ? 0.6 : 1);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x, y - STAFF_PX);
    sheet.stroke(palette.battery, 1.4);
    context.beginPath();
    context.arc(x, y, 2, 0, 2 * Math.PI);
    context.fillStyle = palette.battery;
    context.fill();
    const middle = y - STAFF_PX - (symbol === undefined ? 8 : (symbol.height - symbol.anchorY) * 0.6);
    if (symbol !== undefined) {
      const top = middle - symbol.anchorY;
      drawHalo(drawing, pick, x, middle, symbol.width * 0.62);
      context.drawImage(symbol.image, x - symbol.anchorX, top, symbol.width, symbol.height);
      sheet.keepClear(x, middle, symbol.width / 2, symbol.height / 2);
    }
    const pointed = [picked, hovered].some((one) => one !== undefined && keyOf(one) === key);
    const told = pointed || (!far && projector.width > NARROW_PX);
    sheet.target(pick, name, x, middle, 16);
    sheet.label(key, x, middle, {
      text: name,
      ...(told ? { second: stateInWords(state, history.launchers) } : {}),
      colour: palette.battery,
      rank: 70,
      gap: (symbol?.width ?? 20) / 2 + 3,
      alpha: context.globalAlpha,
      sides: ['right', 'left', 'above', 'far-above', 'far-below'],
    });
  }
}

/** Edges of the volumes that radars search; their faces are bodies of the globe. */
export function drawSectors({ sheet, picture, strength }: Drawing): void {
  const { palette, context } = sheet;
  for (const { pick, history, volume, trackEdge } of picture.batteries) {
    if (volume === undefined || trackEdge === undefined) continue;
    if (stateAt(history, sheet.now_us)?.radiating !== true) continue;
    context.globalAlpha = 0.25 + 0.75 * strength(keyOf(pick));
    for (const line of volume.edges) sheet.line(line, faded(palette.sector, 0.5), 1);
    for (const line of volume.inner) sheet.line(line, faded(palette.sector, 0.16), 1);
    sheet.line(trackEdge, faded(palette.sector, 0.42), 1, [5, 5]);
  }
}

const coverages = new WeakMap<DrawnBattery, Map<number, Float64Array | undefined>>();

/** Where each radar that is on sees what flies at the chosen height. */
export function drawCoverage({ sheet, picture, coverage_km, strength }: Drawing): void {
  const { palette, context, projector } = sheet;
  for (const battery of picture.batteries) {
    if (battery.radar === undefined || stateAt(battery.history, sheet.now_us)?.radiating !== true) continue;
    const known = coverages.get(battery) ?? new Map<number, Float64Array | undefined>();
    coverages.set(battery, known);
    if (!known.has(coverage_km)) known.set(coverage_km, coverageRing(battery.radar, coverage_km * 1000));
    const ring = known.get(coverage_km);
    if (ring === undefined) continue;
    context.globalAlpha = strength(keyOf(battery.pick));
    sheet.ring(ring, faded(palette.sector, 0.95), 1.8, faded(palette.sector, 0.14));
    const corner = 3 * Math.floor(ring.length / 12);
    if (projector.project(ring[corner], ring[corner + 1], ring[corner + 2])) {
      sheet.label(`coverage/${battery.pick.id}`, projector.x, projector.y, {
        text: `seen at ${coverage_km} km`,
        colour: palette.sector,
        rank: 20,
      });
    }
  }
}
