/** From values to places on paper. */

export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
}

/** A straight scale; a domain without extent is widened by one. */
export function linear(domain: readonly [number, number], from_px: number, to_px: number): Scale {
  const [low, given] = domain;
  const high = given === low ? low + 1 : given;
  const scale = (value: number) => from_px + ((value - low) / (high - low)) * (to_px - from_px);
  return Object.assign(scale, { domain: [low, high] as const });
}

/**
 * Round values inside a domain, about as many as wanted, 1, 2 or 5 times a power of ten apart.
 *
 * @param least the smallest step that makes sense (1 for counts)
 */
export function ticks(domain: readonly [number, number], wanted: number, least = 0): readonly number[] {
  const [low, high] = [Math.min(...domain), Math.max(...domain)];
  const step = Math.max(least, niceStep((high - low) / Math.max(1, wanted)));
  if (!(step > 0)) return [low];
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from(
    { length: Math.max(0, Math.min(100, last - first + 1)) },
    (_, i) => (first + i) * step + 0,
  );
}

/** The least of 1, 2, 5 times a power of ten that is no smaller. */
export function niceStep(size: number): number {
  if (!(size > 0) || !Number.isFinite(size)) return 0;
  let power = 1;
  while (power > size) power /= 10;
  while (power * 10 <= size) power *= 10;
  return (
    [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= size * (1 - 1e-9)) ?? 10 * power
  );
}

/** Steps for seconds: those that a clock has. */
export function clockTicks(domain: readonly [number, number], wanted: number): readonly number[] {
  const span = Math.abs(domain[1] - domain[0]);
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
  const step = steps.find((one) => span / one <= wanted + 0.01) ?? niceStep(span / wanted);
  const low = Math.min(...domain);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(Math.max(...domain) / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step + 0);
}
