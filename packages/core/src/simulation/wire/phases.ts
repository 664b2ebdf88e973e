/** The order of things within one instant: what moves is moved before it is seen, and seen before people are told. */
export const PHASE_MOTION = 10;
export const PHASE_EARLY_WARNING = 40;
export const PHASE_PEOPLE = 60;
