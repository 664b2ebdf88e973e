/** Times as the page writes them. */

const DAY_S = 86_400;

/** `22:28:25`, UTC. */
export function clockText(epochUnix_us: number, time_us: number): string {
  return isoOf(epochUnix_us, time_us).slice(11, 19);
}

/** `2020-01-07`, UTC. */
export function dateText(epochUnix_us: number, time_us: number): string {
  return isoOf(epochUnix_us, time_us).slice(0, 10);
}

/** Since (or, with a minus, until) a moment: `+6:05`, `−0:30`, `+1:34:50`, and from two days on `+14 d 11:51`. */
export function sinceText(time_us: number, moment_us: number): string {
  const seconds = Math.floor(Math.abs(time_us - moment_us) / 1e6);
  const days = seconds < 2 * DAY_S ? 0 : Math.floor(seconds / DAY_S);
  const [h, m, s] = [Math.floor(seconds / 3600) - 24 * days, Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = time_us < moment_us && seconds > 0 ? '−' : '+';
  if (days > 0) return `${sign}${days} d ${two(h)}:${two(m)}`;
  return `${sign}${h > 0 ? `${h}:${two(m)}` : m}:${two(s)}`;
}

/**
 * For those who do not see the clock: `22:34:30 UTC, +6:05 since the first launch`, the last where anything is launched.
 *
 * @param beside what is said behind the clock of whose it is
 */
export function spokenTime(
  epochUnix_us: number,
  time_us: number,
  firstLaunch_us: number | undefined,
  beside = '',
): string {
  const utc = `${clockText(epochUnix_us, time_us)} UTC${beside}`;
  if (firstLaunch_us === undefined) return utc;
  return `${utc}, ${sinceText(time_us, firstLaunch_us)} since the first launch`;
}

/** To the whole second below, so that a clock never runs ahead. */
function isoOf(epochUnix_us: number, time_us: number): string {
  return new Date(Math.floor((epochUnix_us + time_us) / 1e6) * 1000).toISOString();
}
