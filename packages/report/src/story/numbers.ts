/** Numbers as people read them: rounded to what they are worth, with a unit. */

/** A whole number with its thousands marked. */
export function count(value: number): string {
  return withMinus(String(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A mean of counts, to one digit after the point. */
export function mean(value: number): string {
  return Math.abs(value) >= 100 ? count(value) : withMinus(value.toFixed(1));
}

/** A distance: metres below a kilometre, then kilometres to two or more digits. */
export function distance(value_m: number): string {
  const size = Math.abs(value_m);
  if (size < 1000) return `${trimmed(value_m, 0)} m`;
  const digits = size < 9950 ? 1 : 0;
  return `${trimmed(value_m / 1000, digits)} km`;
}

/** A speed: m/s below a thousand of them, then km/s. */
export function speed(value_mps: number): string {
  return value_mps < 1000 ? `${Math.round(value_mps)} m/s` : `${(value_mps / 1000).toFixed(1)} km/s`;
}

/** A duration: seconds below ten minutes, then minutes, then hours, and days from two of them on. */
export function duration(value_s: number): string {
  const size = Math.abs(value_s);
  if (size < 10 && !Number.isInteger(value_s)) return `${trimmed(value_s, 1)} s`;
  if (size < 600) return `${trimmed(value_s, 0)} s`;
  if (size < 7200) return `${trimmed(value_s / 60, size < 6000 ? 1 : 0)} min`;
  return size < 172_800 ? `${trimmed(value_s / 3600, 1)} h` : `${trimmed(value_s / 86_400, 1)} days`;
}

export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 1) return 'under 1 %';
  if (value > 99 && value < 100) return 'over 99 %';
  return `${Math.round(value)} %`;
}

/** A probability or ratio, to two digits after the point at most. */
export function ratio(value: number): string {
  return trimmed(value, Math.abs(value) < 0.1 ? 3 : 2);
}

/** An angle in radians as degrees, to one digit after the point. */
export function degrees(value_rad: number): string {
  return `${trimmed((value_rad * 180) / Math.PI, 1)}°`;
}

/** US dollars, to three digits at most below a million: `$950`, `$450,000`, `$4.1 million`, `$1.2 billion`. */
export function money(value_usd: number): string {
  const sign = value_usd < 0 ? '−' : '';
  const size = Math.abs(value_usd);
  if (size < 999_500) return `${sign}$${count(Number(size.toPrecision(3)))}`;
  const [unit, name] = size < 999_500_000 ? [1e6, 'million'] : [1e9, 'billion'];
  const parts = size / unit;
  return `${sign}$${trimmed(parts, parts < 9.95 ? 1 : 0)} ${name}`;
}

/** A difference with its sign: `+2.1`, `−4.9`; `0.0` has none. */
export function signed(value: number, write: (value: number) => string): string {
  const size = write(Math.abs(value));
  if (value === 0 || size === write(0)) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}

/** A position to two decimals, as scenarios give them. */
export function position(latitude_rad: number, longitude_rad: number): string {
  return `${hundredths(latitude_rad)}° ${latitude_rad < 0 ? 'S' : 'N'} ${hundredths(longitude_rad)}° ${longitude_rad < 0 ? 'W' : 'E'}`;
}

function hundredths(angle_rad: number): string {
  return ((Math.abs(angle_rad) * 180) / Math.PI).toFixed(2);
}

/** Two ends as a range, the unit said once: `90–130 km`, `$2–3 million`; one value where both are alike. */
export function range(low: string, high: string): string {
  if (low === high) return low;
  if (low.startsWith('$') && high.startsWith('$')) {
    const unit = (text: string) => text.replace(/[^a-z]/g, '');
    if (unit(low) !== unit(high)) return `${low} to ${high}`;
    return `$${range(low.slice(1), high.slice(1))}`;
  }
  const unit = /^[0-9.,]+( .+)$/.exec(low)?.[1] ?? /[0-9]( [^0-9]+|°)$/.exec(low)?.[1];
  const first = unit !== undefined && high.endsWith(unit) ? low.slice(0, -unit.length) : low;
  // A dash before a minus sign or a date, or between words, is hard to read.
  return /^[0-9.,:]+$/.test(first) && /^[0-9](?!\d? [A-Z][a-z]{2} \d)/.test(high)
    ? `${first}–${high}`
    : `${first} to ${high}`;
}

/** An interval in words. */
export function between(
  { low, high }: { readonly low: number; readonly high: number },
  write: (value: number) => string,
): string {
  return range(write(low), write(high));
}

/** Student's interval knows nothing of counts: an average below none or above all (`most`) is not possible. */
export function possible(
  { low, high }: { readonly low: number; readonly high: number },
  most = Number.POSITIVE_INFINITY,
): { readonly low: number; readonly high: number } {
  return { low: Math.max(0, low), high: Math.min(most, high) };
}

/** With a true minus sign; nothing below zero where that rounds to zero. */
function withMinus(text: string): string {
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace(/^-/, '−');
}

function trimmed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return withMinus(digits === 0 ? text : text.replace(/\.?0+$/, ''));
}
