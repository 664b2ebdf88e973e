import type { CatalogueEntry } from '../catalogue/entry.js';
import { unknownsAmong } from '../catalogue/unknowns.js';
import { compareCodeUnits } from '../numerics/order.js';
import type { ModelDeclaration } from '../numerics/quantity.js';
import { findStreamCollision } from '../numerics/random.js';
import { type LoadLimits, limitMessage } from './limits.js';
import type { ProblemList, Spot } from './problem.js';
import { readEntries } from './read-catalogue.js';
import { countDefences, defenceItemsOf, resolveDefences } from './resolve-defences.js';
import { resolveFacts } from './resolve-facts.js';
import { resolveLaunchSites, resolvePlaces } from './resolve-places.js';
import { countThreats, resolveThreats } from './resolve-threats.js';
import { resolveVolleys } from './resolve-volleys.js';
import type {
  ResolvedBattery,
  ResolvedEarlyWarning,
  ResolvedScenario,
  ResolvedThreat,
  ResolvedVolley,
} from './resolved.js';
import {
  type Item,
  idsOf,
  itemsOf,
  type Resolving,
  referenceOf,
  type Span,
  unixTimeOf,
} from './resolving.js';
import { child, numberOf, type SourceMapping, type SourceNode, textOf } from './source-tree.js';
import { quantitiesOf } from './unknowns.js';
import { seriesCounts, writeOutVolleys } from './write-out-volleys.js';

/** What a scenario's tree is resolved against. */
export interface Surroundings {
  readonly catalogue: readonly CatalogueEntry[];
  readonly models: readonly ModelDeclaration[];
  readonly limits: LoadLimits;
  /** The time now, where the caller knows it: a historical scenario must be five years old. */
  readonly nowUnix_us?: number;
}

const FIVE_YEARS_US = 5 * 365.25 * 86_400 * 1_000_000;
const LONGEST_RUN_US = 366 * 86_400 * 1_000_000;

/**
 * Turns a scenario's tree into plain data: names looked up, units converted, groups written out. Adds every problem it
 * meets and goes on; undefined where so much is wrong that there is nothing to give.
 */
export function resolveScenario(
  root: SourceMapping,
  around: Surroundings,
  problems: ProblemList,
): ResolvedScenario | undefined {
  const historical = textOf(child(root, 'date')) === 'historical';
  const recentFrom_us =
    historical && around.nowUnix_us !== undefined ? around.nowUnix_us - FIVE_YEARS_US : undefined;
  const span = spanOf(root, recentFrom_us, problems);
  const resolving: Resolving = { root, problems, span, historical, recentFrom_us };

  const parts = {
    places: itemsOf(child(root, 'places'), ['places']),
    launchSites: itemsOf(child(root, 'launchSites'), ['launchSites']),
    volleys: itemsOf(child(root, 'volleys'), ['volleys']),
    threats: itemsOf(child(root, 'threats'), ['threats']),
    facts: itemsOf(child(root, 'facts'), ['facts']),
  };
  const defenceItems = defenceItemsOf(root);
  const stated = resolveVolleys(parts.volleys, around.limits.entities, resolving);
  const counts = seriesCounts(stated.volleys);
  const threatCount = countThreats(parts.threats, counts);
  const written = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const single = threatCount + written + countDefences(defenceItems);
  if (isTooLarge(single, root, around, problems)) return undefined;

  const catalogue = catalogueOf(root, around, resolving);
  const places = resolvePlaces(parts.places, resolving);
  const launchSites = resolveLaunchSites(parts.launchSites, resolving);
  const volleys = writeOutVolleys(stated.volleys, counts);
  const known = {
    classes: idsOfKind(catalogue, 'threat-class', root),
    launchSites: idsOf(parts.launchSites),
    places: idsOf(parts.places),
    volleys: idsOf(parts.volleys),
  };
  const threats = resolveThreats(parts.threats, known, counts, resolving);
  const earlyWarning = resolveEarlyWarning(root, catalogue, resolving);
  const facts = resolveFacts(parts.facts, known.places, resolving);
  const defences = resolveDefences(
    defenceItems,
    {
      places: known.places,
      entries: (kind) => idsOfKind(catalogue, kind, root),
      catalogue,
      threats,
    },
    resolving,
  );
  const { batteries, pointDefences } = defenceItems;
  refuseSharedNames({ ...parts, batteries, pointDefences }, volleys, threats, catalogue, problems);

  const id = textOf(child(root, 'id'));
  const title = textOf(child(root, 'title'));
  const summary = textOf(child(root, 'summary'));
  if (span === undefined || id === undefined || title === undefined || summary === undefined)
    return undefined;
  const used = usedEntries(threats, earlyWarning, defences.batteries);
  const localTime = child(root, 'localTime');
  const scenario: ResolvedScenario = {
    format: 1,
    id,
    title,
    summary,
    historical,
    epochUnix_us: span.epochUnix_us,
    duration_us: span.endUnix_us - span.epochUnix_us,
    localOffset_s: localOffset_s(localTime, problems),
    localName: textOf(child(localTime, 'name')) ?? 'UTC',
    places,
    launchSites,
    volleys,
    ...(stated.series.length === 0 ? {} : { series: stated.series }),
    threats,
    ...(earlyWarning === undefined ? {} : { earlyWarning }),
    ...defences,
    catalogue: [...catalogue.values()]
      .filter((entry) => used.has(entry.id))
      .sort((a, b) => compareCodeUnits(a.id, b.id)),
    facts,
  };
  // Only sound names can be hashed.
  if (problems.isEmpty) refuseStreamCollision(scenario, root.spot, problems);
  return scenario;
}

/** The catalogue entries that a scenario cannot do without. */
function usedEntries(
  threats: readonly ResolvedThreat[],
  earlyWarning: ResolvedEarlyWarning | undefined,
  batteries: readonly ResolvedBattery[],
): ReadonlySet<string> {
  const used = new Set(threats.map((threat) => threat.classId));
  if (earlyWarning !== undefined) used.add(earlyWarning.system);
  for (const { radar, tracker, identification, commandPost, equipment, wear, launcherGroups } of batteries) {
    for (const id of [radar, tracker, identification, commandPost, equipment]) used.add(id);
    if (wear !== undefined) used.add(wear);
    for (const { interceptor } of launcherGroups) used.add(interceptor);
  }
  return used;
}

function spanOf(
  root: SourceMapping,
  recentFrom_us: number | undefined,
  problems: ProblemList,
): Span | undefined {
  const reading = { root, problems };
  const epochUnix_us = unixTimeOf(root, 'epoch', [], reading);
  const endUnix_us = unixTimeOf(root, 'end', [], reading);
  if (epochUnix_us === undefined || endUnix_us === undefined) return undefined;
  const refuse = (key: string, message: string, wanted: string): undefined => {
    const node = child(root, key);
    problems.add(node?.spot ?? root.spot, [key], message, `"${textOf(node)}"`, wanted);
  };
  if (endUnix_us <= epochUnix_us) return refuse('end', 'the end is not after the epoch', 'a later time');
  if (endUnix_us - epochUnix_us > LONGEST_RUN_US)
    return refuse('end', 'a run lasts a year at most', 'an earlier time');
  if (recentFrom_us !== undefined && endUnix_us > recentFrom_us) {
    refuse(
      'epoch',
      'scenarios at real places are five years old or older',
      'an earlier time, or date: fictional',
    );
  }
  return { epochUnix_us, endUnix_us };
}

/** The clock of the people there is set by whole minutes, as all are. */
function localOffset_s(localTime: SourceNode | undefined, problems: ProblemList): number {
  const node = child(localTime, 'offset_h');
  const offset_h = numberOf(node) ?? 0;
  const offset_s = Math.round(offset_h * 3600) + 0;
  if (node !== undefined && offset_s % 60 !== 0) {
    const found = `${offset_h} h`;
    problems.add(
      node.spot,
      ['localTime', 'offset_h'],
      'not a whole number of minutes',
      found,
      'such as 3 or 5.75',
    );
  }
  return offset_s;
}

function keysOf(root: SourceMapping, key: string): readonly { readonly id: string; readonly spot: Spot }[] {
  const node = child(root, key);
  if (node?.kind !== 'mapping') return [];
  return [...node.entries].map(([id, entry]) => ({ id, spot: entry.keySpot }));
}

/** @param single missiles, volleys of series and parts of defences, which no group of the file counts */
function isTooLarge(
  single: number,
  root: SourceMapping,
  { limits }: Surroundings,
  problems: ProblemList,
): boolean {
  let entities = single;
  for (const group of ['places', 'launchSites', 'volleys', 'facts', 'catalogue']) {
    entities += keysOf(root, group).length;
  }
  for (const place of itemsOf(child(root, 'places'), []))
    entities += itemsOf(child(place.node, 'people'), []).length;
  if (entities <= limits.entities) return false;
  const spot = root.entries.get('threats')?.keySpot ?? root.spot;
  problems.add(spot, [], limitMessage('entities', limits), String(entities));
  return true;
}

function catalogueOf(
  root: SourceMapping,
  { catalogue, models }: Surroundings,
  resolving: Resolving,
): ReadonlyMap<string, CatalogueEntry> {
  const entries = new Map(catalogue.map((entry) => [entry.id, entry]));
  const own = child(root, 'catalogue');
  for (const { entry } of readEntries(own, ['catalogue'], models, resolving)) entries.set(entry.id, entry);
  return entries;
}

/**
 * The ids of a kind. An entry of the scenario's own that could not be read counts as any kind: its faults are reported
 * once, where they are, and not again at every reference.
 */
function idsOfKind(
  catalogue: ReadonlyMap<string, CatalogueEntry>,
  kind: string,
  root: SourceMapping,
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const entry of catalogue.values()) if (entry.kind === kind) ids.add(entry.id);
  for (const { id } of keysOf(root, 'catalogue')) if (!catalogue.has(id)) ids.add(id);
  return ids;
}

function resolveEarlyWarning(
  root: SourceMapping,
  catalogue: ReadonlyMap<string, CatalogueEntry>,
  resolving: Resolving,
): ResolvedEarlyWarning | undefined {
  const entry = root.entries.get('earlyWarning');
  if (entry?.value.kind !== 'mapping') return undefined;
  const item: Item = {
    id: 'earlyWarning',
    node: entry.value,
    path: ['earlyWarning'],
    keySpot: entry.keySpot,
  };
  const systems = idsOfKind(catalogue, 'early-warning', root);
  const system = referenceOf(item, 'system', systems, 'early-warning system in the catalogue', resolving);
  return system === undefined ? undefined : { system };
}

/** One name, one thing: results, streams of random numbers and events know things by their ids alone. */
function refuseSharedNames(
  parts: { readonly [group: string]: readonly Item[] },
  volleys: readonly ResolvedVolley[],
  threats: readonly ResolvedThreat[],
  catalogue: ReadonlyMap<string, CatalogueEntry>,
  problems: ProblemList,
): void {
  const taken = new Map<string, string>();
  for (const id of catalogue.keys()) taken.set(id, 'an entry of the catalogue');
  const groups = [
    ['places', 'a place'],
    ['launchSites', 'a launch site'],
    ['volleys', 'a volley'],
    ['threats', 'a group of threats'],
    ['batteries', 'a battery'],
    ['pointDefences', 'a point defence'],
  ] as const;
  for (const [group, what] of groups) {
    for (const item of parts[group] ?? []) {
      const other = taken.get(item.id);
      if (other !== undefined) {
        problems.add(
          item.keySpot,
          item.path,
          `this name is already that of ${other}`,
          `"${item.id}"`,
          'another name',
        );
      } else taken.set(item.id, what);
    }
  }
  const refuseMember = (
    group: readonly Item[] | undefined,
    owner: string,
    id: string,
    what: string,
  ): void => {
    const other = taken.get(id);
    if (other === undefined) taken.set(id, what);
    const item = other === undefined ? undefined : group?.find((one) => one.id === owner);
    if (item === undefined || problems.full) return;
    problems.add(item.keySpot, item.path, `its member ${id} has the name of ${other}`, '', 'another name');
  };
  for (const { id, series } of volleys) {
    if (series !== undefined) refuseMember(parts.volleys, series, id, `a volley of ${series}`);
  }
  for (const { id, group } of threats) refuseMember(parts.threats, group, id, `a member of ${group}`);
}

function refuseStreamCollision(scenario: ResolvedScenario, spot: Spot, problems: ProblemList): void {
  const names = unknownsAmong(quantitiesOf(scenario)).map(({ owner, parameter }) => ({
    purpose: 'unknown',
    observer: owner,
    object: parameter,
  }));
  const collision = findStreamCollision(names);
  if (collision === undefined) return;
  const { first, second } = collision;
  const message = `the random streams of ${first.observer} and ${second.observer} coincide by chance: rename one`;
  problems.add(spot, [], message);
}
