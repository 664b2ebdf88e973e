/** What a radar can look at, how strong an echo is, whether it is found, and what is reported of it. */
export * from './beam.js';
export * from './coverage.js';
export * from './detection.js';
export * from './flight-box.js';
export * from './frame.js';
export * from './incomplete-gamma.js';
export * from './look.js';
export * from './measurement.js';
export * from './parameters.js';
export * from './ports.js';
export * from './radar-equation.js';
export * from './range-window.js';
export * from './rcs.js';
export * from './sector-radar.js';
export * from './skyline.js';
