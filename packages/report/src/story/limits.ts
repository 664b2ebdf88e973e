/** What a result is, and what it leaves out. The same sentences stand in docs/ethics-and-limits.md; a test holds them together. */
export const LIMITS: readonly string[] = [
  'A result is what follows from the numbers put in.',
  'Many are assumed, because nobody published them.',
  'A single run is a story, not a forecast. It shows one way it could have gone with every unknown at its nominal value.',
  'It models no warhead and no injury.',
  'What it does there is not modelled, and no number of casualties is ever computed.',
  'Positions are given to two decimals. Layout and facing at real places are invented where nobody published them, and marked so.',
  'Agreement with an event that a prior was made from is calibration.',
  'Warned is not safe.',
  'Batteries stand where the scenario says and gain their abilities when it says; they wear, are repaired and get supplies only where it says so.',
  'Aircraft, drones and cruise missiles do not fly yet, and guns against rockets do not fire.',
  'Terrain but for a skyline, weather, winds aloft, jamming and decoys are left out.',
];
