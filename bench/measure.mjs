/** What every benchmark here needs: CPU time, a median, and a way to print. */

/** CPU time of this process in user mode, ms. */
export function cpu_ms() {
  return process.cpuUsage().user / 1000;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** @param {readonly (readonly string[])[]} rows */
export function printRows(rows) {
  for (const [what, value] of rows) console.log(`  ${what.padEnd(52)}${value.padStart(12)}`);
}
