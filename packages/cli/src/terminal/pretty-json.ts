import { plainText } from './plain-text.js';

/**
 * JSON for people and programs alike: one key a line, lists of numbers on one line, numbers in full precision,
 * texts without control characters, also escaped ones: whoever reads them prints them.
 *
 * @param value plain data without undefined in lists
 */
export function prettyJson(value: unknown, margin = ''): string {
  if (typeof value === 'string') return JSON.stringify(plainText(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object' || one === null)) {
      return `[${value.map((one) => prettyJson(one)).join(', ')}]`;
    }
    return `[\n${value.map((one) => inner + prettyJson(one, inner)).join(',\n')}\n${margin}]`;
  }
  const members = Object.entries(value).filter(([, one]) => one !== undefined);
  if (members.length === 0) return '{}';
  return `{\n${members.map(([key, one]) => `${inner}${JSON.stringify(plainText(key))}: ${prettyJson(one, inner)}`).join(',\n')}\n${margin}}`;
}
