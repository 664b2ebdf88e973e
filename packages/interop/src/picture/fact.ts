/** One thing said of an object: a number with its unit, or text as its author wrote it, which each format makes safe. */
export interface Fact {
  /** As in tables: it ends in the unit. */
  readonly key: string;
  /** For people. */
  readonly label: string;
  readonly unit?: string;
  readonly value: string | number | boolean;
}

/** A fact, or none where there is no value. */
export function fact(
  key: string,
  label: string,
  value: Fact['value'] | undefined,
  unit?: string,
): readonly Fact[] {
  return value === undefined ? [] : [{ key, label, value, ...(unit === undefined ? {} : { unit }) }];
}

/** The value as a person reads it: numbers to six digits, with the unit; yes or no. */
export function spoken({ value, unit }: Fact): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
  return unit === undefined ? text : `${text} ${unit}`;
}
