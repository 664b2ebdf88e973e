/** CZML and KML of the April raid, opened in Cesium in a headless browser. */
import { geodeticToEcef } from '@testudo/core/earth';
import { isEvent } from '@testudo/core/engine';
import { trackReport } from '@testudo/core/messages';
import { type Ephemeris, stateAt } from '@testudo/core/motion';
import { seedFrom } from '@testudo/core/numerics';
import { interceptorFlights, simulate } from '@testudo/core/simulation';
import { czml, kml, recordingOf } from '@testudo/interop';
import { expect, it } from 'vitest';
import { withTexts } from '../altered-texts.js';
import { provided } from '../provisions.js';
import { prepared, shipped } from '../shipped.js';
import { openInCesium } from './viewer.js';

const simulated = simulate(prepared(shipped('iraq-2020/april')), { seed: seedFrom(1) });
const recording = recordingOf(simulated, '1');
const text = czml.write(recording);

interface Asked {
  readonly id: string;
  readonly time_us: number;
  readonly at: readonly [number, number, number];
}

/** Every eleventh point of every flight, the first and the last with them. */
function asked(): readonly Asked[] {
  const flights = [
    ...recording.trajectories.map(({ threat, body, points }) => ({ id: `truth/${threat}/${body}`, points })),
    ...recording.interceptors.map(({ interceptor, points }) => ({ id: `truth/${interceptor}`, points })),
  ];
  return flights.flatMap(({ id, points }) =>
    points
      .filter((_, i) => i % 11 === 0 || i === points.length - 1)
      .map((point) => {
        const { x, y, z } = geodeticToEcef(point);
        return { id, time_us: point.time_us, at: [x, y, z] as const };
      }),
  );
}

/** The same halfway between points, from the flights themselves, which the recording does not hold. */
function askedBetween(): readonly Asked[] {
  const flights = new Map<string, Ephemeris>();
  for (const { threat, bodies } of simulated.flights)
    for (const { role, ephemeris } of bodies) flights.set(`truth/${threat}/${role}`, ephemeris);
  for (const { interceptor, ephemeris } of interceptorFlights(simulated))
    if (ephemeris !== undefined) flights.set(`truth/${interceptor}`, ephemeris);
  const known = [
    ...recording.trajectories.map(({ threat, body, points }) => ({ id: `truth/${threat}/${body}`, points })),
    ...recording.interceptors.map(({ interceptor, points }) => ({ id: `truth/${interceptor}`, points })),
  ];
  return known.flatMap(({ id, points }) =>
    points.slice(1).map((point, i) => {
      const time_us = Math.round(((points[i]?.time_us ?? 0) + point.time_us) / 2);
      const state = new Float64Array(6);
      const ephemeris = flights.get(id);
      if (ephemeris === undefined) throw new Error(`${id} has no flight`);
      stateAt(ephemeris, time_us, state);
      const [x = 0, y = 0, z = 0] = state;
      return { id, time_us, at: [x, y, z] as const };
    }),
  );
}

it('loads whole, has everything where it was at its time, and complains of nothing', async (context) => {
  const viewer = await openInCesium(provided(context, 'TESTUDO_CHROMIUM'), 'czml', text);
  try {
    const packets = JSON.parse(text) as readonly { readonly id: string }[];
    const { page } = viewer;
    expect(await page.evaluate('source.entities.values.length')).toBe(packets.length - 1);
    expect(await page.evaluate('source.name')).toContain('Simulation (exercise)');
    expect(await page.evaluate('source.clock.multiplier')).toBe(20);

    const questions = asked();
    expect(questions.length).toBeGreaterThan(500);
    const epoch_us = recording.scenario.epochUnix_us;
    const distances = async (questions: readonly Asked[]) =>
      (await page.evaluate(`(() => {
      const start = Cesium.JulianDate.fromDate(new Date(${epoch_us / 1000}));
      return ${JSON.stringify(questions)}.map(({ id, time_us, at }) => {
        const time = Cesium.JulianDate.addSeconds(start, time_us / 1e6, new Cesium.JulianDate());
        const found = source.entities.getById(id).position.getValue(time);
        return found === undefined ? 1e9 : Cesium.Cartesian3.distance(found, Cesium.Cartesian3.fromArray(at));
      });
    })()`)) as readonly number[];
    // A centimetre of rounding, and what floating seconds of a day lose at 3 km/s.
    expect(Math.max(...(await distances(questions)))).toBeLessThan(0.05);
    const between_m = [...(await distances(askedBetween()))].sort((a, b) => a - b);
    expect(between_m.at(-1)).toBeLessThan(5);
    expect(between_m[Math.floor(0.99 * between_m.length)]).toBeLessThan(0.6);
    expect(between_m[Math.floor(0.5 * between_m.length)]).toBeLessThan(0.02);

    // Tracks at their reports, and where they end: never far from the last one.
    const reports = recording.events.flatMap((event) => {
      if (!isEvent(event, trackReport)) return [];
      const { track, position_ecef_m } = event.data;
      const { x, y, z } = position_ecef_m;
      return [{ id: `perception/track/${track}`, time_us: event.time_us, at: [x, y, z] as const }];
    });
    expect(reports.length).toBeGreaterThan(50);
    expect(Math.max(...(await distances(reports)))).toBeLessThan(0.05);
    const ends_m =
      (await page.evaluate(`source.entities.values.filter(({ id }) => /^perception.track.[^/]+$/.test(id))
      .map(({ position, availability }) => Cesium.Cartesian3.magnitude(position.getValue(availability.stop)))`)) as number[];
    // On the Earth's surface or some hundred kilometres above it.
    for (const end_m of ends_m) expect(Math.abs(end_m - 6_450_000)).toBeLessThan(150_000);

    // At three moments of the raid: drawn, with as many bodies in flight as there were, and nothing to complain of.
    for (const time_us of [12_700_000_000, 15_525_000_000, 18_230_000_000]) {
      const drawn = (await page.evaluate(`(async () => {
        const start = Cesium.JulianDate.fromDate(new Date(${epoch_us / 1000}));
        viewer.clock.shouldAnimate = false;
        viewer.clock.currentTime = Cesium.JulianDate.addSeconds(start, ${time_us / 1e6}, new Cesium.JulianDate());
        viewer.camera.setView({ destination: Cesium.Cartesian3.fromDegrees(44, 34, 900000) });
        for (let i = 0; i < 200 && !(viewer.scene.globe.tilesLoaded && i > 4); i++) {
          viewer.render();
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const time = viewer.clock.currentTime;
        const flying = source.entities.values.filter((one) => one.path && one.id.startsWith('truth/')
          && one.isAvailable(time) && (one.billboard ?? one.point).show.getValue(time)).map(({ id }) => id);
        return { tilesLoaded: viewer.scene.globe.tilesLoaded, flying };
      })()`)) as { readonly tilesLoaded: boolean; readonly flying: readonly string[] };
      const inTheAir = [
        ...recording.trajectories.map(({ threat, body, points }) => ({
          id: `truth/${threat}/${body}`,
          points,
        })),
        ...recording.interceptors.map(({ interceptor: id, points }) => ({ id: `truth/${id}`, points })),
      ].filter(({ points }) => {
        return (points[0]?.time_us ?? 0) <= time_us && time_us < (points.at(-1)?.time_us ?? 0);
      });
      expect(drawn.tilesLoaded).toBe(true);
      expect([...drawn.flying].sort()).toEqual(inTheAir.map(({ id }) => id).sort());
      expect(inTheAir.length).toBeGreaterThan(2);
    }
    expect(await viewer.complaints()).toEqual([]);
  } finally {
    await viewer.close();
  }
});

it('shows texts that mean harm as what they are: nothing of them runs, nothing is asked for', async (context) => {
  const harm =
    '"><img src=x onerror="top.harmed=1"><script>top.harmed=1</script>&lt;img src=x onerror=top.harmed=1&gt;';
  const viewer = await openInCesium(
    provided(context, 'TESTUDO_CHROMIUM'),
    'czml',
    czml.write(withTexts(recording, harm)),
  );
  try {
    const { page } = viewer;
    const shown = (await page.evaluate(`(async () => {
      const texts = [];
      const some = source.entities.values.filter((_, i) => i % 12 === 0);
      for (const entity of some) {
        viewer.selectedEntity = entity;
        viewer.render();
        await new Promise((resolve) => setTimeout(resolve, 100));
        const frame = document.querySelector('.cesium-infoBox-iframe').contentDocument;
        texts.push([frame.querySelectorAll('img, script').length, frame.body.textContent, window.harmed]);
      }
      return texts;
    })()`)) as readonly (readonly [number, string, unknown])[];
    expect(shown.length).toBeGreaterThan(15);
    for (const [tags, , harmed] of shown) expect([tags, harmed ?? 0]).toEqual([0, 0]);
    expect(shown.some(([, said]) => said.includes('<script>top.harmed=1</script>'))).toBe(true);
    expect(await viewer.complaints()).toEqual([]);
  } finally {
    await viewer.close();
  }
});

it('reads the KML as well: every flight where it was at its time', async (context) => {
  const viewer = await openInCesium(provided(context, 'TESTUDO_CHROMIUM'), 'kml', kml.write(recording));
  try {
    const questions = [
      ...recording.trajectories.map(({ threat, body, points }) => ({
        name: `${threat}: ${body.replace('-', ' ')}`,
        points,
      })),
      ...recording.interceptors.map(({ interceptor, points }) => ({ name: interceptor, points })),
    ].flatMap(({ name, points }) =>
      points
        .filter((_, i) => i % 17 === 3)
        .map((point) => {
          const { x, y, z } = geodeticToEcef(point);
          return { name, time_us: point.time_us, at: [x, y, z] };
        }),
    );
    expect(questions.length).toBeGreaterThan(300);
    const apart_m = (await viewer.page.evaluate(`(() => {
      const start = Cesium.JulianDate.fromDate(new Date(${recording.scenario.epochUnix_us / 1000}));
      const byName = new Map(source.entities.values.map((one) => [one.name, one]));
      return ${JSON.stringify(questions)}.map(({ name, time_us, at }) => {
        const time = Cesium.JulianDate.addSeconds(start, time_us / 1e6, new Cesium.JulianDate());
        const found = byName.get(name)?.position.getValue(time);
        return found === undefined ? 1e9 : Cesium.Cartesian3.distance(found, Cesium.Cartesian3.fromArray(at));
      });
    })()`)) as readonly number[];
    // Seven decimals of a degree are a centimetre.
    expect(Math.max(...apart_m)).toBeLessThan(0.05);
    expect(await viewer.complaints()).toEqual([]);
  } finally {
    await viewer.close();
  }
});
