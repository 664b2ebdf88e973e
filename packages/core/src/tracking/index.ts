/** Tracking: plots of a radar made into tracks, and where those come down. */
export * from './ballistic-acceleration.js';
export * from './ballistic-dynamics.js';
export * from './beams.js';
export * from './deletion.js';
export * from './error-growth.js';
export * from './estimate.js';
export * from './expectation.js';
export * from './gating.js';
export * from './ground.js';
export * from './impact.js';
export * from './initiation.js';
export * from './look.js';
export * from './parameters.js';
export * from './path.js';
export * from './plot.js';
export * from './track.js';
export * from './tracker.js';
