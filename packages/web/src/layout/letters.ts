/** What two runs beside each other are called. */
export const LETTERS = ['A', 'B'] as const;
