/** Missiles whose warhead separates: what was destroyed before it does so leaves nothing, and no body shares a draw with another. */
import type { LoggedEvent } from '@testudo/core/engine';
import { isEvent } from '@testudo/core/engine';
import {
  bodyDestroyed,
  bodyLanded,
  plotOrigins,
  radarPass,
  radarPlots,
  warheadSeparated,
} from '@testudo/core/messages';
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare, simulate } from '@testudo/core/simulation';
import { shippedCatalogue } from '@testudo/library';
import { describe, expect, it } from 'vitest';
import { altered, batteries, type Change, degrees, interceptors, numbers, withoutErrors } from './altered.js';
import { shipped } from './shipped.js';

const base = shipped('first-shot/defended');
/** The missile of the smallest case, of a class whose warhead separates so long after the thrust has ended. */
const separating =
  (delay_s: number): Change =>
  (scenario) => {
    const entry = (wanted: string) => {
      const one = shippedCatalogue().find(({ id }) => id === wanted);
      if (one === undefined) throw new Error(`no ${wanted}`);
      return one;
    };
    const site = { latitude_rad: degrees(31.8) };
    return altered(
      {
        ...scenario,
        catalogue: [...scenario.catalogue, entry('qiam-1'), entry('pac-3-mse')],
        launchSites: scenario.launchSites.map((one) => ({ ...one, ...site })),
        threats: scenario.threats.map((threat) => ({ ...threat, classId: 'qiam-1' })),
      },
      numbers('qiam-1', {
        separationDelay: delay_s,
        reliability: 1,
        maxRange: 250_000,
        finalElevation: degrees(30),
        radarCrossSection: 2,
      }),
      // Far enough forward to reach it before that.
      batteries(({ launcherGroups }) => ({
        latitude_rad: degrees(30.3),
        launcherGroups: launcherGroups.map((group) => ({ ...group, interceptor: 'pac-3-mse' })),
      })),
      withoutErrors,
    );
  };

/** What becomes of the missile in a trial. */
function trialsOf(scenario: ResolvedScenario) {
  const preparation = prepare(scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join());
  return (trial: number) => simulate(preparation.prepared, { seed: seedFrom(3), trial });
}

describe('a missile destroyed before its warhead separates', () => {
  it('leaves neither warhead nor empty body: nothing lands, separates or is looked at', () => {
    const run = trialsOf(altered(base, separating(120), interceptors({ killBallistic: 1, reliability: 1 })));
    let whole = 0;
    for (let trial = 0; trial < 12; trial++) {
      const { events, outcome } = run(trial);
      const kill = events.find((event) => isEvent(event, bodyDestroyed));
      if (kill === undefined || !isEvent(kill, bodyDestroyed) || kill.data.body !== 'missile') continue;
      whole++;
      const later = (kind: { readonly kind: string }) =>
        events.filter((event) => event.kind === kind.kind && event.time_us >= kill.time_us);
      expect(later(bodyLanded)).toEqual([]);
      expect(later(warheadSeparated)).toEqual([]);
      const passes = events.flatMap((event) => (isEvent(event, radarPass) ? [event.data.body] : []));
      expect(passes).toEqual(['missile']);
      expect(outcome.threats).toMatchObject([{ fate: 'killed' }]);
      expect(outcome.threats[0]?.impact).toBeUndefined();
    }
    expect(whole).toBeGreaterThan(5);
  });
});

describe('looks at the three bodies of a threat', () => {
  it('share no draw: errors of range in units of their sigma never come again', () => {
    const run = trialsOf(altered(base, separating(60), interceptors({ killBallistic: 0 })));
    const bodies = new Set<string>();
    for (let trial = 0; trial < 6; trial++) {
      const { events } = run(trial);
      const errors = errorsOf(events);
      expect(new Set(errors.map(([, error]) => error.toFixed(6))).size).toBe(errors.length);
      for (const [body] of errors) bodies.add(body);
    }
    expect([...bodies].sort()).toEqual(['missile', 'spent-body', 'warhead']);
  });
});

/** Of each plot, what it came from and how far its range is off, in its sigma. */
function errorsOf(events: readonly LoggedEvent[]): readonly (readonly [body: string, error: number])[] {
  const looks = new Map(
    events.flatMap((event) => (isEvent(event, radarPlots) ? [[event.data.look, event.data] as const] : [])),
  );
  return events.flatMap((event) => {
    if (!isEvent(event, plotOrigins)) return [];
    const { body, looks: numbersOfLooks, plots, ranges_m } = event.data;
    return numbersOfLooks.map((look, i) => {
      const seen = looks.get(look);
      const plot = plots[i] ?? -1;
      const range_m = seen?.ranges_m[plot] ?? Number.NaN;
      return [
        body,
        (range_m - (ranges_m[i] ?? Number.NaN)) / (seen?.rangeSigmas_m[plot] ?? Number.NaN),
      ] as const;
    });
  });
}
