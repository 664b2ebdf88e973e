/** The models as calculators. */
export { registerModel } from './register.js';
