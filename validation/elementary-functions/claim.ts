/** The elementary functions on 2,000 hard cases each against mpmath. */
import { ELEMENTARY_FUNCTIONS, type ElementaryFunction } from '@testudo/core/numerics';
import { type Claim, type ClaimRow, summarise } from '../claim.js';
import { readData } from '../read-data.js';
import { errorInLastPlaces } from './last-places.js';
import { TOLERANCE } from './tolerance.js';

export const elementaryFunctions: Claim = {
  id: 'elementary-functions',
  title: 'Sine, exponential, logarithm and the rest are right to the last place',
  source: 'mpmath at 120 bits or more, 2,000 hard cases for each function',
  check: () => summarise(ELEMENTARY_FUNCTIONS.map(check)),
};

const view = new DataView(new ArrayBuffer(8));

/** A double from its sixteen hexadecimal digits. */
function double(digits: string): number {
  view.setUint32(0, Number.parseInt(digits.slice(0, 8), 16));
  view.setUint32(4, Number.parseInt(digits.slice(8), 16));
  return view.getFloat64(0);
}

function check(kind: ElementaryFunction): ClaimRow {
  const [, ...lines] = readData(import.meta.url, `${kind.name}.csv`)
    .trimEnd()
    .split(/\r?\n/);
  let worst = 0;
  for (const line of lines) {
    const cells = line.split(',');
    const rest = Number(cells.pop()) / 10_000;
    const [nearest, x, y, z] = [cells.pop() as string, ...cells].map(double) as [
      number,
      number,
      number,
      number,
    ];
    const error = errorInLastPlaces(kind.evaluate(x, y, z), nearest, rest);
    if (!(error <= worst)) worst = error;
  }
  return {
    what: kind.name,
    points: lines.length,
    worst,
    tolerance: TOLERANCE[kind.name] as number,
    unit: 'ulp',
  };
}
