/** What the globe can draw, switch by switch. Truth, perception and warning are kept apart. */
export interface LayerInfo {
  readonly label: string;
  readonly of: 'scenario' | 'truth' | 'perception' | 'warning';
  readonly about: string;
}

export const LAYERS = {
  places: { label: 'Places', of: 'scenario', about: 'defended places and launch sites, with their names' },
  batteries: { label: 'Batteries', of: 'scenario', about: 'batteries and their state' },
  sectors: {
    label: 'Radar sectors',
    of: 'scenario',
    about: 'the volume that each radar searches while it is on',
  },
  coverage: {
    label: 'Coverage at heights',
    of: 'scenario',
    about: 'where a radar sees what flies at a height',
  },
  threats: { label: 'Threats', of: 'truth', about: 'what really flew, with trails' },
  interceptors: { label: 'Interceptors', of: 'truth', about: 'interceptors, with trails' },
  ends: { label: 'Intercepts and impacts', of: 'truth', about: 'where things came to their end' },
  tracks: {
    label: 'Tracks',
    of: 'perception',
    about: 'what the batteries believed, with the error of each track',
  },
  predicted: {
    label: 'Predicted impacts',
    of: 'perception',
    about: 'where a track was expected to come down (95 % ellipse)',
  },
  warned: {
    label: 'Warned areas',
    of: 'warning',
    about: 'areas that early warning named, and places with an alarm',
  },
} as const satisfies Record<string, LayerInfo>;

export type Layer = keyof typeof LAYERS;

export const DEFAULT_LAYERS: ReadonlySet<Layer> = new Set(
  (Object.keys(LAYERS) as Layer[]).filter((layer) => layer !== 'coverage'),
);
