import { describe, expect, it } from 'vitest';
import {
  advanceTo,
  collectEvents,
  createKernel,
  isEvent,
  type LoggedEvent,
  type Module,
  startRun,
} from '../../engine/index.js';
import type { IdentificationParameters } from '../../identification/index.js';
import {
  equipmentStatus,
  postureChanged,
  type TrackReport,
  trackIdentified,
  trackLost,
  trackReport,
} from '../../messages/index.js';
import { log, seedFrom } from '../../numerics/index.js';
import type { World } from '../compile/world.js';
import { identificationModule } from './identification-module.js';
import { REPORT } from './track-report.fixture.js';

const S = 1_000_000;

interface Said {
  readonly at_s: number;
  readonly track: number;
  readonly lost?: boolean;
  readonly changes?: Partial<TrackReport['data']>;
}

interface Scene {
  readonly said: readonly Said[];
  readonly parameters?: Partial<IdentificationParameters>;
  readonly control?: 'autonomous' | 'decentralised';
  readonly linked?: boolean;
  readonly trial?: number;
}

const PARAMETERS: IdentificationParameters = {
  delay_s: 4,
  delaySpread: 0,
  ballisticSpeed_mps: 900,
  ballisticHeight_m: 20_000,
  rocketTimeToGo_s: 40,
  debrisDrag: 3,
  classificationError: 0,
  identificationError: 0,
  identificationErrorAlone: 0,
  friendShare: 0.5,
};

/** Identifications as they are told: time, track, kind and identity. */
function told({ said, parameters, control = 'decentralised', linked = true, trial = 0 }: Scene) {
  const tracking: Module<unknown> = {
    name: 'tracking',
    initial: () => ({}),
    start(_state, context) {
      said.forEach((one) => {
        context.schedule({ at_us: one.at_s * S, phase: 20, entity: 'b', name: 'say', data: one });
      });
    },
    handle(_state, task, context) {
      const { track: number, lost, changes } = task.data as Said;
      const about = { battery: 'b', track: `b-t${number}`, number };
      if (lost) context.emit(trackLost, 'b', { ...about, because: 'missed' });
      else
        context.emit(trackReport, 'b', {
          ...REPORT,
          ...about,
          firstPlot_us: number * 977,
          firstRange_m: 80_000 + number,
          ...changes,
        });
    },
  };
  const battery = { id: 'b', identification: { ...PARAMETERS, ...parameters }, control, linked };
  const world = { batteries: [battery] } as unknown as World;
  const kernel = createKernel(
    [tracking, identificationModule(world) as Module<unknown>],
    [trackReport, trackLost, trackIdentified, equipmentStatus, postureChanged],
  );
  const sink = collectEvents();
  const run = startRun(kernel, sink, { draws: { seed: seedFrom(11), trial } });
  advanceTo(kernel, run, Number.POSITIVE_INFINITY, sink);
  return sink.events.flatMap((event: LoggedEvent) =>
    isEvent(event, trackIdentified)
      ? [[event.time_us / S, event.data.track, event.data.kind, event.data.identity] as const]
      : [],
  );
}

const braked = { logDrag: log(5), height_m: 15_000 };

describe('identification in a run', () => {
  it('comes once, after its delay, however often the track is reported', () => {
    const said = [10, 12, 16, 20].map((at_s) => ({ at_s, track: 1 }));
    expect(told({ said })).toEqual([[14, 'b-t1', 'ballistic', 'hostile']]);
  });

  it('goes by the latest report, and by the earlier ones that said ballistic', () => {
    const slow = { speed_mps: 600, height_m: 3000, impact_us: 20 * S };
    expect(told({ said: [{ at_s: 10, track: 1, changes: slow }] })).toEqual([
      [14, 'b-t1', 'rocket', 'hostile'],
    ]);
    const slowed = [
      { at_s: 10, track: 1 },
      { at_s: 12, track: 1, changes: slow },
      { at_s: 16, track: 1, changes: slow },
    ];
    expect(told({ said: slowed })).toEqual([[14, 'b-t1', 'ballistic', 'hostile']]);
    const climbs = [
      { at_s: 10, track: 1, changes: { speed_mps: 300, height_m: 3000, impact_us: 90 * S } },
      { at_s: 16, track: 1 },
    ];
    expect(told({ said: climbs })).toEqual([
      [14, 'b-t1', 'air-breathing', 'unknown'],
      [16, 'b-t1', 'ballistic', 'hostile'],
    ]);
  });

  it('changes when air shows what is braked, and back', () => {
    const said = [
      { at_s: 10, track: 1 },
      { at_s: 20, track: 1, changes: braked },
      { at_s: 22, track: 1, changes: braked },
      { at_s: 24, track: 1 },
    ];
    expect(told({ said }).map(([at_s, , kind]) => [at_s, kind])).toEqual([
      [14, 'ballistic'],
      [20, 'debris'],
      [24, 'ballistic'],
    ]);
  });

  it('forgets a track that is lost before its time', () => {
    const said = [
      { at_s: 10, track: 1 },
      { at_s: 12, track: 1, lost: true },
    ];
    expect(told({ said })).toEqual([]);
  });

  it('varies from track to track, whatever other tracks there are', () => {
    const parameters = { delaySpread: 0.5 };
    const one = { at_s: 10, track: 1 };
    const [alone] = told({ said: [one], parameters });
    const together = told({ said: [{ at_s: 5, track: 3 }, one, { at_s: 10, track: 2 }], parameters });
    expect(together.find(([, track]) => track === 'b-t1')).toEqual(alone);
    expect(Math.abs(alone[0] - 14)).toBeLessThanOrEqual(2);
    expect(new Set([0, 1, 2, 3].map((trial) => told({ said: [one], parameters, trial })[0][0])).size).toBe(4);
  });

  it('keeps its errors as often as it looks', () => {
    const parameters = { classificationError: 0.5 };
    const said = Array.from({ length: 40 }, (_, i) => ({ at_s: 10, track: i + 1 }));
    const again = said.map((one) => ({ ...one, at_s: 30 }));
    const kinds = told({ said: [...said, ...again], parameters });
    expect(kinds.length).toBe(40);
    const mistaken = kinds.filter(([, , kind]) => kind === 'air-breathing').length;
    // Of 40 with probability one half: within 4 sigma.
    expect(Math.abs(mistaken - 20)).toBeLessThan(13);
  });

  it.each([
    ['decentralised', true, 0],
    ['decentralised', false, 40],
    ['autonomous', true, 40],
  ] as const)('%s, with a link: %s, errs %d times in 40', (control, linked, errors) => {
    const parameters = { identificationError: 0, identificationErrorAlone: 1 };
    const said = Array.from({ length: 40 }, (_, i) => ({ at_s: 10, track: i + 1 }));
    const all = told({ said, parameters, control, linked });
    expect(all.filter(([, , , identity]) => identity !== 'hostile').length).toBe(errors);
    if (errors > 0)
      expect(new Set(all.map(([, , , identity]) => identity))).toEqual(new Set(['friend', 'unknown']));
  });
});
