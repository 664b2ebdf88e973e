/** What a timeline leaves out. */
export const TIMELINE_LIMITS: readonly string[] = [
  'A result is what follows from the numbers put in.',
  'Many are assumed, because nobody published them: how long each task takes most of all.',
  'Layout and facing at real places are invented where nobody published them, and marked so.',
  'Agreement with an event that a prior was made from is calibration.',
  'Covered says that something could have been fired and was allowed to be, not that it would have hit.',
  'Crews are never too few for what could go on side by side; nights, weather and rest cost no time.',
  'No task fails and is done again, and nothing is lost on the way.',
  'Except in the trials of a raid, nothing breaks down, is repaired or gets supplies.',
];
