import type { Field } from './fields.js';

/** A field that may also be null; `meaning` says what that does. */
export function orNull<T>(field: Field<T>, meaning: string): Field<T | null> {
  return {
    ...field,
    what: `${field.what}, or null`,
    about: `${field.about}; null: ${meaning}`,
    read: (node, path, problems) =>
      node.kind === 'value' && node.value === null ? null : field.read(node, path, problems),
    fromFlag: (text) => (text === 'null' ? null : field.fromFlag?.(text)),
  };
}
