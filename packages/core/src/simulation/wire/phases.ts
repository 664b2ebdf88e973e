/** The order of things within one instant: what moves is moved before it is seen, seen before it is decided on, decided before people are told. */
export const PHASE_STATUS = 5;
export const PHASE_MOTION = 10;
export const PHASE_INTERCEPT = 15;
export const PHASE_RADAR = 20;
export const PHASE_IDENTIFICATION = 30;
export const PHASE_EARLY_WARNING = 40;
export const PHASE_ASSESSMENT = 45;
export const PHASE_COMMAND = 50;
export const PHASE_LAUNCH = 55;
export const PHASE_PEOPLE = 60;
