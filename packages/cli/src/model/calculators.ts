import { arc } from './arc.js';
import { atmosphere } from './atmosphere.js';
import type { Calculator } from './calculator.js';
import { geodesic } from './geodesic.js';
import { horizon } from './horizon.js';
import { trajectory } from './trajectory.js';

/** Every model that can be asked from the command line. None of them says how to point a launcher at a target. */
export const calculators: readonly Calculator[] = [trajectory, atmosphere, geodesic, horizon, arc];
