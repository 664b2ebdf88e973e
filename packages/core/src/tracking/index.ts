/** Tracking: plots of a radar made into tracks, and where those come down. */
export * from './assignment.js';
export * from './association.js';
export * from './ballistic-dynamics.js';
export * from './ballistic-filter.js';
export * from './constant-velocity-filter.js';
export * from './deletion.js';
export * from './gating.js';
export * from './impact.js';
export * from './initiation.js';
export * from './kalman-update.js';
export * from './parameters.js';
export * from './plot.js';
export * from './track.js';
export * from './tracker.js';
