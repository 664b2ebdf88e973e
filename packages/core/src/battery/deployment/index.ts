/** How a battery comes to be able to engage: tasks, permissions, when each is over, and what it can do meanwhile. */
export { type Activity, type Closed, circleIn, type Scheduled, waitsFor } from './network.js';
export { type Closure, type DeploymentSchedule, type Held, scheduleDeployment } from './schedule.js';
export { type DeploymentState, type Standing, standingAt, standingsOf } from './standing.js';
export * from './tasks.js';
