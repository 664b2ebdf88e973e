/** Batteries: their equipment, their launchers and rounds, and when salvos leave. */
export * from './deployment/index.js';
export * from './faults.js';
export * from './launchers.js';
export * from './parameters.js';
export type { LaunchObstacle } from './ports.js';
export * from './reload.js';
export * from './salvo.js';
export * from './wear.js';
