/** The shape of a file with a release policy. */
import * as z from 'zod/mini';
import { CURRENT_FORMAT } from '../schema.js';
import { about, id, text } from '../shapes.js';
import { AUDIENCES, declarationOf, RELEASE_ITEM_NAMES, type ReleaseItem } from './items.js';

const DIMENSIONS = {
  position: 'how coarse in space: place (near which place), a size such as 10 km, or exact',
  time: 'how coarse in time: a duration such as 1 min, 6 h or 1 d, or exact',
  delay: 'how late it is told: a duration such as 12 h or 7 d, or none',
} as const;

function grant(item: ReleaseItem): z.core.$ZodType {
  const { about: what, details, takes } = declarationOf(item);
  const dimensions = takes.map((one) => [one, about(z.string(), DIMENSIONS[one])] as const);
  return about(
    z.optional(
      z.strictObject({
        detail: about(z.enum(details as [string, ...string[]]), 'how much of it is told'),
        ...Object.fromEntries(dimensions),
      }),
    ),
    what,
  );
}

const audience = z.optional(
  z.strictObject(Object.fromEntries(RELEASE_ITEM_NAMES.map((item) => [item, grant(item)] as const))),
);

export const releasePolicySchema = z.strictObject({
  format: about(z.literal(CURRENT_FORMAT), 'version of the file format'),
  kind: z.literal('release-policy'),
  id,
  title: text,
  near: about(z.string(), 'within this distance of a place something is near it, such as 30 km'),
  observable: about(
    z.array(z.enum(RELEASE_ITEM_NAMES as unknown as [string, ...string[]])),
    'what anyone on the ground could see anyway: the public is told it without delay',
  ),
  audiences: about(
    z.strictObject(
      Object.fromEntries(AUDIENCES.map((one) => [one, about(audience, `what the audience ${one} is told`)])),
    ),
    'what each audience is told; each is told at least what the one before it is told',
  ),
});
