/** How much a file may ask of the machine before it is refused. */
export interface LoadLimits {
  /** Characters in one file. */
  readonly size: number;
  /** Levels of nesting in one file. */
  readonly depth: number;
  /** Keys and values in one file, aliases counted as often as they are used. */
  readonly nodes: number;
  /** Things in one scenario: places, people, sites, volleys, single missiles, catalogue entries. */
  readonly entities: number;
  /** Files laid over one another by `extends`. */
  readonly layers: number;
}

export type LimitName = 'size' | 'depth' | 'nodes' | 'entities' | 'layers';

export const defaultLimits: LoadLimits = {
  size: 5_000_000,
  depth: 64,
  nodes: 40_000,
  entities: 20_000,
  layers: 8,
};

/** Above these a file could stop the process itself, whatever its owner asks for. */
const CEILING: LoadLimits = {
  size: 500_000_000,
  depth: 200,
  nodes: 50_000_000,
  entities: 10_000_000,
  layers: 64,
};

const NAMES: readonly LimitName[] = ['size', 'depth', 'nodes', 'entities', 'layers'];

const SUBJECT: { readonly [name in LimitName]: string } = {
  size: 'the file is larger than',
  depth: 'the nesting is deeper than',
  nodes: 'keys and values are more than',
  entities: 'things in the scenario are more than',
  layers: 'files laid over one another by extends are more than',
};

/** Says which limit was met and what lifts it. */
export function limitMessage(name: LimitName, limits: LoadLimits): string {
  return `${SUBJECT[name]} the limit "${name}" of ${grouped(limits[name])}; --limit ${name}=N lifts it`;
}

/** Reads `nodes=200000` as the command line takes it. */
export function parseLimit(
  text: string,
):
  | { readonly ok: true; readonly limits: Partial<LoadLimits> }
  | { readonly ok: false; readonly reason: string } {
  const [name, digits] = text.split('=');
  const known = NAMES.find((candidate) => candidate === name);
  if (known === undefined) return { ok: false, reason: `no limit "${name}"; there are ${NAMES.join(', ')}` };
  if (digits === undefined || !/^[0-9]{1,10}$/.test(digits)) {
    return { ok: false, reason: `"${text}" should read ${known}=NUMBER` };
  }
  const value = Number(digits);
  if (value < 1 || value > CEILING[known]) {
    return { ok: false, reason: `${known} may lie between 1 and ${grouped(CEILING[known])}` };
  }
  return { ok: true, limits: { [known]: value } };
}

/** Digits in groups of three. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
