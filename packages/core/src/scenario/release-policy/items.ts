/** What can be told of a run or a timeline, item by item: how much of it, and who could have known it at all. */

/** From the one that is told least to the one that is told all. Each is told at least what the one before is told. */
export const AUDIENCES = ['public', 'host-nation', 'coalition', 'own-force', 'analyst'] as const;

export type Audience = (typeof AUDIENCES)[number];

/** What a policy says of an item beside how much of it: how coarse in space, how coarse in time, how late. */
export type Dimension = 'position' | 'time' | 'delay';

/** Who could know of an item: anyone on the ground, the force itself, or nobody but the model. */
type KnowableTo = 'anyone' | 'own-force' | 'truth';

interface ItemDeclaration {
  readonly about: string;
  /** How much of it may be told, the least first. */
  readonly details: readonly string[];
  readonly takes: readonly Dimension[];
  readonly knowableTo: KnowableTo;
  /** The item without which this one would be about nothing. */
  readonly needs?: string;
}

/** Every item there is. What is not in this list is told to nobody, whatever a policy says. */
export const RELEASE_ITEMS = {
  title: { about: 'title of the scenario', details: ['told'], takes: [], knowableTo: 'anyone' },
  summary: { about: 'summary of the scenario', details: ['told'], takes: [], knowableTo: 'anyone' },
  places: {
    about: 'names and positions of the places',
    details: ['told'],
    takes: ['position'],
    knowableTo: 'anyone',
  },
  launches: {
    about:
      'launches of interceptors: that one was seen, or also by which battery, of which type and at which track',
    details: ['seen', 'attributed'],
    takes: ['position', 'time', 'delay'],
    knowableTo: 'anyone',
    needs: 'places',
  },
  flashes: {
    about: 'flashes in the sky where interceptors ended, whatever they did there',
    details: ['seen'],
    takes: ['position', 'time', 'delay'],
    knowableTo: 'anyone',
    needs: 'places',
  },
  impacts: {
    about: 'impacts on the ground, of whatever body',
    details: ['seen'],
    takes: ['position', 'time', 'delay'],
    knowableTo: 'anyone',
    needs: 'places',
  },
  alarms: {
    about: 'alarms at places: that one sounded, or also what made it sound',
    details: ['heard', 'cause'],
    takes: ['time', 'delay'],
    knowableTo: 'anyone',
    needs: 'places',
  },
  position: {
    about: 'which batteries are there, and where they stand',
    details: ['told'],
    takes: ['position', 'time', 'delay'],
    knowableTo: 'own-force',
    needs: 'places',
  },
  names: {
    about: 'names of batteries and of types of equipment',
    details: ['told'],
    takes: [],
    knowableTo: 'own-force',
  },
  state: {
    about: 'state of batteries: there or not, in coarse words, or in full with reasons',
    details: ['presence', 'coarse', 'full'],
    takes: ['time', 'delay'],
    knowableTo: 'own-force',
    needs: 'position',
  },
  readiness: {
    about: 'whether batteries are able to fire, or how many launchers are ready',
    details: ['able', 'launchers'],
    takes: ['time', 'delay'],
    knowableTo: 'own-force',
    needs: 'position',
  },
  magazine: {
    about: 'rounds that are left: in bands (full, over half, low, empty), or counted by type',
    details: ['bands', 'counts'],
    takes: ['time', 'delay'],
    knowableTo: 'own-force',
    needs: 'position',
  },
  warnings: {
    about: 'reports of launches by early warning and the areas they warn of',
    details: ['told'],
    takes: ['position', 'time', 'delay'],
    knowableTo: 'own-force',
    needs: 'places',
  },
  tracks: {
    about:
      'firm tracks of batteries: what each was taken for, or also where it was first seen and expected to fall',
    details: ['summary', 'predicted'],
    takes: ['position', 'time', 'delay'],
    knowableTo: 'own-force',
    needs: 'position',
  },
  engagements: {
    about: 'fire orders, why none was given, and what was believed of each shot',
    details: ['told'],
    takes: ['time', 'delay'],
    knowableTo: 'own-force',
    needs: 'tracks',
  },
  coverage: {
    about: 'how likely places were covered on each day of a timeline: in words, or as shares',
    details: ['words', 'shares'],
    takes: ['delay'],
    knowableTo: 'own-force',
    needs: 'places',
  },
  truth: {
    about: 'what really flew, from where, at what, and what became of it',
    details: ['told'],
    takes: [],
    knowableTo: 'truth',
  },
} as const satisfies { readonly [item: string]: ItemDeclaration };

export type ReleaseItem = keyof typeof RELEASE_ITEMS;

/** The items in the order of their declaration. */
// fixed keys: the table above
export const RELEASE_ITEM_NAMES = Object.keys(RELEASE_ITEMS) as readonly ReleaseItem[];

/** The same, for code that asks any item. */
export function declarationOf(item: ReleaseItem): ItemDeclaration {
  return RELEASE_ITEMS[item];
}
