/** Every reason of the closed list has a smallest case whose answer it is. */
import { REASONS, type Reason } from '@testudo/core/messages';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare, simulate, type ThreatOutcome } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import {
  altered,
  batteries,
  type Change,
  degrees,
  exactly,
  interceptors,
  numbers,
  numbersOf,
  withoutErrors,
  worn,
} from './altered.js';
import { shipped } from './shipped.js';

/** One missile at one base with one battery that stops it: everything works and nothing is left to chance. */
const STOPPED: Change = (scenario) =>
  altered(
    scenario,
    numbers('scud-b', { reliability: 1, circularErrorProbable: 50, radarCrossSection: 1 }),
    withoutErrors,
    interceptors({ killBallistic: 1 }),
  );

const base = shipped('first-shot/defended');
const STATE = base.batteries[0].states.map((state) => ({ ...state }));

const rocketFrom3Km: Change = (scenario) => {
  const rocket = shipped('iraq-2020/taji').catalogue.find(({ id }) => id === 'rocket-107');
  if (rocket === undefined) throw new Error('no rocket');
  return {
    ...scenario,
    catalogue: [...scenario.catalogue.filter(({ id }) => id !== 'rocket-107'), rocket],
    launchSites: scenario.launchSites.map((site) => ({
      ...site,
      latitude_rad: scenario.places[0].latitude_rad + 3000 / 6_371_000,
      longitude_rad: scenario.places[0].longitude_rad,
    })),
    threats: scenario.threats.map((threat) => ({ ...threat, classId: 'rocket-107' })),
  };
};

/** The battery so far north of the base. */
const away = (km: number): Change =>
  batteries((battery) => ({ latitude_rad: battery.latitude_rad + (km * 1000) / 6_371_000 }));

const CASES: Readonly<Record<Reason, readonly Change[]>> = {
  'failed-by-itself': [numbers('scud-b', { reliability: 0 })],
  'beyond-radar-range': [away(-600)],
  'below-horizon': [rocketFrom3Km, away(150), batteries(() => ({ engages: ['rocket'] }))],
  'terrain-masked': [batteries(() => ({ skyline_rad: [[0, degrees(80)]] }))],
  'outside-sector': [batteries(() => ({ facing_rad: exactly(degrees(180), 'rad') }))],
  'outside-elevation': [numbersOf('radar', { searchTop: degrees(5) })],
  'not-radiating': [batteries(() => ({ states: STATE.map((state) => ({ ...state, radiating: false })) }))],
  'not-detected': [numbers('scud-b', { radarCrossSection: 1e-6 })],
  'not-tracked-in-time': [numbersOf('tracker', { pairingTime: 0 })],
  'not-identified-in-time': [
    numbersOf('radar', { referenceRange: 100_000 }),
    numbersOf('identification', { delay: 120, delaySpread: 0 }),
  ],
  'taken-for-debris': [
    numbersOf('identification', { debrisDrag: 1, delay: 106, delaySpread: 0 }),
    numbersOf('tracker', { ballisticCoefficient: 50_000 }),
  ],
  'taken-for-another-class': [numbersOf('identification', { classificationError: 1 })],
  'not-in-class': [batteries(() => ({ engages: ['air-breathing'] }))],
  'battery-absent': [(scenario) => ({ ...scenario, batteries: [] })],
  'battery-not-online': [
    batteries(() => ({
      states: STATE.map((state) => ({ ...state, state: 'assembling', radiating: false })),
    })),
  ],
  'under-repair': [worn({ radarFailure: 60, radarRepair: 300_000_000 })],
  'no-consent': [
    batteries(() => ({ consent: { gates: 'firing', source: 'a test', confidence: 'assumed' } })),
  ],
  'too-late': [
    batteries(() => ({ automatic: false })),
    numbersOf('commandPost', { operatorDelaySemiautomatic: 120, delaySpread: 0 }),
  ],
  'out-of-reach': [interceptors({ maxRangeBallistic: 100 })],
  'inside-minimum-range': [
    numbersOf('radar', { referenceRange: 50_000, referenceRcs: 1, referenceDetection: 0.8 }),
    interceptors({ minRange: 60_000, maxRangeBallistic: 200_000, maxAltitude: 100_000 }),
  ],
  'no-ready-launcher': [
    batteries(() => ({
      states: STATE.map((state) => ({ ...state, launchersReady: exactly(0, 'count') })),
    })),
  ],
  'magazine-empty': [
    batteries(({ launcherGroups }) => ({
      launcherGroups: launcherGroups.map((group) => ({ ...group, roundsPerLauncher: exactly(0, 'count') })),
    })),
    numbersOf('equipment', { reloads: 0 }),
  ],
  'reserve-held': [batteries(({ doctrine }) => ({ doctrine: { ...doctrine, reserve: 1000 } }))],
  'channels-full': [
    (scenario) => ({
      ...scenario,
      threats: [
        ...scenario.threats.map((threat) => ({ ...threat, spacing_s: exactly(3, 's') })),
        ...scenario.threats.map((threat) => ({
          ...threat,
          id: threat.id.replace(/-1$/, '-2'),
          index: 2,
          spacing_s: exactly(3, 's'),
        })),
      ],
    }),
    numbersOf('commandPost', { channelRule: 1, targetChannels: 1 }),
    interceptors({ assessmentDelay: 60 }),
  ],
  'weapons-hold': [batteries(() => ({ weaponsControl: { ballistic: 'hold', airBreathing: 'hold' } }))],
  'not-authorised': [batteries(() => ({ control: 'centralised', linked: false }))],
  'identified-friendly': [
    numbersOf('identification', { identificationError: 1, identificationErrorAlone: 1, friendShare: 1 }),
  ],
  'lands-harmlessly': [numbers('scud-b', { circularErrorProbable: 30_000 })],
  'interceptor-failed': [interceptors({ reliability: 0 })],
  missed: [interceptors({ killBallistic: 0 })],
  'wrongly-assessed-killed': [interceptors({ killBallistic: 0, missTakenForKill: 1 })],
};

function outcomesOf(scenario: ResolvedScenario): readonly ThreatOutcome[] {
  const preparation = prepare(scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('; '));
  return simulate(preparation.prepared, { seed: { lo: 1, hi: 0 } }).outcome.threats;
}

describe('reasons', () => {
  it('are none where everything works: the missile is killed', () => {
    const [threat] = outcomesOf(STOPPED(base));
    expect({ fate: threat.fate, reasons: threat.reasons }).toEqual({ fate: 'killed', reasons: [] });
  });

  it.each(Object.keys(REASONS) as Reason[])('%s is the answer of its smallest case', (reason) => {
    const threats = outcomesOf(altered(base, STOPPED, ...CASES[reason]));
    // A battery that nobody counts on answers for itself; else the threat's chain begins with what settled it.
    const answers =
      reason === 'beyond-radar-range'
        ? threats.flatMap(({ ladders }) => ladders.map((ladder) => ladder.reason))
        : threats.filter(({ fate }) => fate !== 'killed').map(({ reasons }) => reasons[0]);
    expect(answers).toEqual([reason]);
  });

  it('have a case each, and no case is for a reason that is not in the list', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(REASONS).sort());
  });
});
