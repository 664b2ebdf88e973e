import { constantDrag, type DragShape, dragShape } from '@testudo/core/motion';
import { describe } from '../input/index.js';
import { type Field, number } from './fields.js';

const coefficient = number('', '', { min: 0, max: 1e6 });
const mach = number('', '', { min: 0, max: 1e3 });
const MOST_POINTS = 1000;
const WANTED = 'a number, or [[Mach, coefficient], …] with Mach rising';

/** A drag coefficient: one number for all Mach numbers, or a table over them. */
export function dragCoefficient(about: string): Field<DragShape> {
  return {
    what: 'number | [[Mach, coefficient], …]',
    about,
    read: (node, path, problems) => {
      if (node.kind === 'value') {
        const value = coefficient.read(node, path, problems);
        return value === undefined ? undefined : constantDrag(value);
      }
      if (node.kind !== 'list' || node.items.length === 0 || node.items.length > MOST_POINTS) {
        problems.add(
          node.spot,
          path,
          'no drag table',
          describe(node),
          `${WANTED}, up to ${MOST_POINTS} points`,
        );
        return undefined;
      }
      const points: (readonly [number, number])[] = [];
      let last = -1;
      for (const [i, point] of node.items.entries()) {
        const here = [...path, String(i)];
        if (point.kind !== 'list' || point.items.length !== 2) {
          problems.add(point.spot, here, 'no point of a drag table', describe(point), '[Mach, coefficient]');
          continue;
        }
        const [first, second] = point.items as [typeof node, typeof node];
        const x = mach.read(first, here, problems);
        const y = coefficient.read(second, here, problems);
        if (x === undefined || y === undefined) continue;
        if (x <= last)
          problems.add(
            first.spot,
            here,
            'the Mach numbers do not rise',
            `${x} after ${last}`,
            `above ${last}`,
          );
        else points.push([x, y]);
        last = x;
      }
      return points.length === node.items.length ? dragShape(points) : undefined;
    },
  };
}
