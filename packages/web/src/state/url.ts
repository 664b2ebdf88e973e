/** What the address holds: the runs, and how they are looked at. Written and read here, and nowhere else. */
import { parseSeed, seedText } from '@testudo/core/numerics';
import { DEFAULT_LAYERS, LAYERS, type Layer } from './layers.js';
import { type CameraView, type Panel, type Pick, SPEEDS } from './state.js';
import { formatView, parseView } from './view-text.js';

/** A run that an address can name: whoever opens it gets the same one. */
export interface AskedShipped {
  readonly kind: 'shipped';
  readonly name: string;
  /** A decimal number. */
  readonly seed: string;
  readonly trial: number;
}

/** A run from a file, which an address can only mention. */
interface AskedFile {
  readonly kind: 'file';
  readonly name: string;
}

export type Asked = AskedShipped | AskedFile;

/** What is absent is as it is by default. */
export interface Address {
  /** The run, and the one beside it. */
  readonly runs: readonly Asked[];
  /** Since the epoch of the scenario. */
  readonly time_s?: number;
  readonly pick?: Pick;
  readonly following?: boolean;
  readonly panel?: Panel;
  readonly layers?: ReadonlySet<Layer>;
  readonly mode?: '3d' | '2d';
  readonly speed?: number;
  readonly theme?: 'dark' | 'light';
  readonly view?: CameraView;
}

export interface ParsedAddress {
  readonly address: Address;
  /** Parts that were left out, each with the reason, for a person. */
  readonly bad: readonly string[];
}

const LONGEST = 4000;
const NAME = /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/;
const PICK = /^(threat|interceptor|track|battery|place):(.{1,200})$/su;
const PANELS: readonly Panel[] = ['story', 'threats', 'batteries', 'events', 'charts', 'weeks'];
const KEYS: readonly string[] = [
  ...['run', 'seed', 'trial', 'file', 'beside', 'besideSeed', 'besideTrial', 'besideFile'],
  ...['t', 'pick', 'follow', 'panel', 'layers', 'mode', 'speed', 'theme', 'view'],
];

/** Reads what follows the # of an address. Never throws: what cannot be used is left out and said. */
export function parseAddress(hash: string): ParsedAddress {
  const bad: string[] = [];
  const parts = partsOf(hash.replace(/^#/, ''), bad);
  /** The value of a part, made by `make`; a reason where it cannot be. */
  const read = <T>(key: string, make: (text: string) => T | undefined, wanted: string): T | undefined => {
    const text = parts.get(key);
    if (text === undefined) return undefined;
    const made = make(text);
    if (made === undefined) bad.push(`${key}: ${shown(text)} is not ${wanted}`);
    return made;
  };
  const oneOf = <T extends string>(key: string, all: readonly T[]): T | undefined =>
    read(key, (text) => all.find((one) => one === text), `one of ${all.join(', ')}`);
  const name = (key: string) =>
    read(key, (text) => (NAME.test(text) ? text : undefined), 'the name of a scenario');
  const seed = (key: string) => read(key, seedIn, 'a seed');
  const trial = (key: string) => read(key, trialIn, 'the number of a trial');
  const file = (key: string) => read(key, (text) => text || undefined, 'the name of a file');

  const runs = pairOf(
    askedOf(name('run'), seed('seed'), trial('trial'), file('file')),
    (first) =>
      askedOf(
        name('beside'),
        seed('besideSeed') ?? (first.kind === 'shipped' ? first.seed : undefined),
        trial('besideTrial') ?? (first.kind === 'shipped' ? first.trial : undefined),
        file('besideFile'),
      ),
    bad,
    parts,
  );
  const address = {
    runs,
    time_s: read('t', numberIn, 'a number of seconds'),
    pick: read('pick', pickIn, 'a kind and an id'),
    following: oneOf('follow', ['1', '0']) === '1' ? true : undefined,
    panel: oneOf('panel', PANELS),
    layers: layersIn(parts.get('layers'), bad),
    mode: oneOf('mode', ['3d', '2d']),
    speed: read('speed', speedIn, `one of ${SPEEDS.join(', ')}`),
    theme: oneOf('theme', ['dark', 'light']),
    view: read('view', parseView, 'longitude, latitude, height, heading and pitch'),
  };
  return { address: present(address), bad };
}

/** Writes what follows the #; nothing of what is as it is by default. */
export function formatAddress(address: Address): string {
  const [first, second] = address.runs;
  const parts: [key: string, value: string | undefined][] = [
    ...(first === undefined ? [] : runParts(first, ['run', 'seed', 'trial', 'file'])),
    ...(second === undefined ? [] : besideParts(second, first)),
    ['t', address.time_s === undefined ? undefined : String(Math.round(address.time_s * 1000) / 1000)],
    ['pick', address.pick === undefined ? undefined : `${address.pick.kind}:${address.pick.id}`],
    ['follow', address.following ? '1' : undefined],
    ['panel', address.panel],
    ['layers', address.layers === undefined ? undefined : layersText(address.layers)],
    ['mode', address.mode],
    ['speed', address.speed === undefined ? undefined : String(address.speed)],
    ['theme', address.theme],
    ['view', address.view === undefined ? undefined : formatView(address.view)],
  ];
  return parts
    .flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}=${encoded(value)}`]))
    .join('&');
}

/** Whether two addresses ask for the same runs. */
export function sameRuns(a: readonly Asked[], b: readonly Asked[]): boolean {
  return formatAddress({ runs: a }) === formatAddress({ runs: b });
}

function partsOf(text: string, bad: string[]): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  if (text.length > LONGEST) {
    bad.push(`it is longer than ${LONGEST} characters`);
    return parts;
  }
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const key = at === -1 ? part : part.slice(0, at);
    if (!KEYS.includes(key)) bad.push(`${shown(key)} is unknown`);
    else if (parts.has(key)) bad.push(`${key} is there twice`);
    else {
      const value = decoded(at === -1 ? '' : part.slice(at + 1));
      if (value === undefined) bad.push(`${key} cannot be read`);
      else parts.set(key, value);
    }
  }
  return parts;
}

function askedOf(
  name: string | undefined,
  seed = '1',
  trial = 0,
  file: string | undefined = undefined,
): Asked | undefined {
  if (name !== undefined) return { kind: 'shipped', name, seed, trial };
  return file === undefined ? undefined : { kind: 'file', name: file };
}

function pairOf(
  first: Asked | undefined,
  second: (first: Asked) => Asked | undefined,
  bad: string[],
  parts: ReadonlyMap<string, string>,
): readonly Asked[] {
  if (first !== undefined) {
    const beside = second(first);
    return beside === undefined ? [first] : [first, beside];
  }
  if (parts.has('beside') || parts.has('besideFile')) bad.push('beside: there is no run to stand beside');
  return [];
}

type RunKeys = readonly [run: string, seed: string, trial: string, file: string];

function runParts(asked: Asked, [run, seed, trial, file]: RunKeys): [string, string | undefined][] {
  if (asked.kind === 'file') return [[file, asked.name]];
  return [
    [run, asked.name],
    [seed, asked.seed],
    [trial, asked.trial === 0 ? undefined : String(asked.trial)],
  ];
}

function besideParts(asked: Asked, first: Asked | undefined): [string, string | undefined][] {
  const [name, ...chance] = runParts(asked, ['beside', 'besideSeed', 'besideTrial', 'besideFile']);
  if (name === undefined) return [];
  if (asked.kind === 'file' || first?.kind !== 'shipped') return [name, ...chance];
  return [
    name,
    ['besideSeed', asked.seed === first.seed ? undefined : asked.seed],
    ['besideTrial', asked.trial === first.trial ? undefined : String(asked.trial)],
  ];
}

function seedIn(text: string): string | undefined {
  const parsed = parseSeed(text);
  return parsed.ok ? seedText(parsed.seed) : undefined;
}

function trialIn(text: string): number | undefined {
  const trial = Number(text);
  return /^[0-9]{1,15}$/.test(text) && Number.isSafeInteger(trial) ? trial : undefined;
}

function numberIn(text: string): number | undefined {
  return /^-?[0-9]{1,9}(\.[0-9]{1,6})?$/.test(text) ? Number(text) : undefined;
}

function speedIn(text: string): number | undefined {
  return SPEEDS.find((one) => String(one) === text);
}

function pickIn(text: string): Pick | undefined {
  const [, kind, id] = PICK.exec(text) ?? [];
  return kind === undefined || id === undefined ? undefined : { kind: kind as Pick['kind'], id };
}

/** `coverage,-tracks`: the one is shown besides what is shown by default, the other is not. */
function layersIn(text: string | undefined, bad: string[]): ReadonlySet<Layer> | undefined {
  if (text === undefined) return undefined;
  const layers = new Set<Layer>(DEFAULT_LAYERS);
  for (const part of text.split(',')) {
    const name = part.replace(/^-/, '');
    if (!Object.hasOwn(LAYERS, name)) bad.push(`layers: there is no layer ${shown(name)}`);
    else if (part === name) layers.add(name as Layer);
    else layers.delete(name as Layer);
  }
  return layers;
}

function layersText(layers: ReadonlySet<Layer>): string {
  const all = Object.keys(LAYERS) as Layer[];
  return all
    .filter((layer) => layers.has(layer) !== DEFAULT_LAYERS.has(layer))
    .map((layer) => (layers.has(layer) ? layer : `-${layer}`))
    .join(',');
}

/** A short, quoted piece of what stood there. */
function shown(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** As a part of an address, with what needs no escape left readable. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /%2F|%3A|%2C/g,
    decodeURIComponent,
  );
}

/** Without the keys whose value is undefined. */
function present(of: { readonly [K in keyof Address]: Address[K] | undefined }): Address {
  return Object.fromEntries(
    Object.entries(of).filter(([, value]) => value !== undefined),
  ) as unknown as Address;
}
