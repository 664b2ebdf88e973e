/** Propagation of flights, what happens on the way, and flights as functions of time. */
export * from './ballistic-model.js';
export * from './drag-shape.js';
export * from './ephemeris.js';
export * from './flight-environment.js';
export * from './fly-ballistic.js';
export * from './propagate.js';
export type { Crossing } from './switch-watch.js';
export * from './switching-functions.js';
export type { Thrust } from './thrust.js';
