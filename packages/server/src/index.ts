/** Serves the viewer on this machine, to this machine's user alone. */

export type { Opened } from './answers.js';
export { contentSecurityPolicy } from './content-security-policy.js';
export { type RunningServer, type ServerOptions, startServer } from './start-server.js';
