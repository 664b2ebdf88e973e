import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionOf, KEY_HELP, type Pressed } from './keys.js';

const press = (key: string, more: Partial<Pressed> = {}) =>
  actionOf({ key, shift: false, modified: false, on: 'page', ...more });

describe('keys', () => {
  it('do nothing while one types, and leave the keys of the browser alone', () => {
    for (const key of [' ', ',', 'o', '1', '?', 'ArrowRight']) {
      expect(press(key, { on: 'field', shift: true })).toBeUndefined();
      expect(press(key, { modified: true })).toBeUndefined();
    }
  });

  it('play with the space bar, except on buttons, which it presses', () => {
    expect(press(' ')).toBe('play');
    expect(press(' ', { on: 'slider' })).toBe('play');
    expect(press(' ', { on: 'button' })).toBeUndefined();
  });

  it('leave plain arrows to sliders and lists, and step through events with shift', () => {
    expect(press('ArrowRight')).toBeUndefined();
    expect(press('ArrowRight', { shift: true, on: 'slider' })).toBe('next-event');
    expect(press('ArrowLeft', { shift: true })).toBe('previous-event');
  });

  it('mean the same in capitals, and nothing by names of the language', () => {
    expect(press('O', { shift: true })).toBe('open');
    for (const key of ['toString', '__proto__', 'Enter', 'Tab', 'Escape', 'q'])
      expect(press(key)).toBeUndefined();
  });

  it('are told in the documentation as in the help', () => {
    const page = readFileSync(new URL('../../../../docs/viewer.md', import.meta.url), 'utf8');
    for (const { keys, does } of KEY_HELP)
      expect(page).toContain(`| ${keys.map((key) => `\`${key}\``).join(' ')} | ${does} |`);
  });

  it('are each told in the help', () => {
    const told = new Set(KEY_HELP.flatMap(({ keys }) => keys));
    for (const key of [',', '.', '<', '>', '[', ']', '1', '5', 'o', 't', 'l', 'f', 'm', 'g', '?'])
      expect(told.has(key), key).toBe(true);
    for (const key of [...told].filter((one) => one.length === 1)) expect(press(key), key).toBeDefined();
  });
});
