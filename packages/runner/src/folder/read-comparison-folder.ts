/** Reads the folder of a comparison, and notices what was damaged since it was written. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type Comparison, scenarioHash } from '@testudo/core/study';
import { type ComparisonHead, parseComparisonManifest } from './comparison-manifest.js';
import { Damage, keptTexts, parsedJson, readManifest, textOf, whole } from './kept-texts.js';
import { arrivalsIn, type TrialArrivals } from './trials-csv.js';

/** A comparison as it was kept. */
export interface RecordedComparison {
  readonly manifest: ComparisonHead;
  readonly a: ResolvedScenario;
  readonly b: ResolvedScenario;
  readonly comparison: Comparison;
  readonly pairs: readonly PairArrivals[];
}

/** How many arrived in A and in B in a trial that is valid in both. */
export interface PairArrivals {
  readonly trial: number;
  readonly sample: number;
  readonly a: number;
  readonly b: number;
}

export type ReadComparison =
  | { readonly ok: true; readonly comparison: RecordedComparison }
  | { readonly ok: false; readonly reason: string };

/** Reads the folder of a comparison whole; one that was altered is refused with the file named. */
export function readComparisonFolder(path: string): ReadComparison {
  const read = whole(() => readAll(path));
  return read.ok ? { ok: true, comparison: read.value } : read;
}

function readAll(path: string): RecordedComparison {
  const manifest = readManifest(path, 'comparison', (text) => {
    const parsed = parseComparisonManifest(text);
    return parsed.ok ? parsed : { ok: false, reason: parsed.reason };
  });
  const texts = keptTexts(path, manifest.files);
  const [a, b] = (['a', 'b'] as const).map((side) => {
    const name = `scenario-${side}.json` as const;
    const scenario = parsedJson<ResolvedScenario>(name, textOf(texts, name));
    if (scenarioHash(scenario) !== manifest[side].scenario.hash)
      throw new Damage(`${name} is not the scenario of the manifest`);
    return scenario;
  }) as [ResolvedScenario, ResolvedScenario];
  const [ofA, ofB] = (['a', 'b'] as const).map((side) => {
    const name = `trials-${side}.csv` as const;
    const read = arrivalsIn(textOf(texts, name));
    if (!read.ok) throw new Damage(`${name}: ${read.reason}`);
    return read.value;
  }) as [readonly TrialArrivals[], readonly TrialArrivals[]];
  return {
    manifest,
    a,
    b,
    comparison: parsedJson<Comparison>('comparison.json', textOf(texts, 'comparison.json')),
    pairs: pairArrivals(ofA, ofB),
  };
}

/** The trials that both have, in their order. */
export function pairArrivals(
  ofA: readonly TrialArrivals[],
  ofB: readonly TrialArrivals[],
): readonly PairArrivals[] {
  const others = new Map(ofB.map((row) => [row.trial, row.arrived]));
  return ofA.flatMap(({ trial, sample, arrived }) => {
    const b = others.get(trial);
    return b === undefined ? [] : [{ trial, sample, a: arrived, b }];
  });
}
