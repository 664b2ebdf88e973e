/** What modules say to each other and to the log: one file for each message. */
export * from './apogee-passed.js';
export * from './area-warned.js';
export * from './body-landed.js';
export * from './boost-signature.js';
export * from './knowers.js';
export * from './launch-report.js';
export * from './order-refused.js';
export * from './people-sheltered.js';
export * from './reasons.js';
export * from './threat-failed.js';
export * from './threat-launched.js';
export * from './thrust-ended.js';
export * from './warhead-separated.js';
