import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolated } from './isolate.js';
import { element, joined, rounded } from './markup.js';

/** What a browser makes of the entities that are written. */
function read(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('markup', () => {
  it('escapes text and attributes, and a reader gets them back', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'<>&"\'`=/ ab;#') });
    fc.assert(
      fc.property(plain, (text) => {
        const { markup } = element('p', { title: text }, text);
        const [, title = '', inside = ''] = /^<p title="([^"<>]*)">([^<>]*)<\/p>$/.exec(markup) ?? [];
        expect(read(title)).toBe(text);
        expect(read(inside)).toBe(text);
      }),
    );
  });

  it('lets no control character through', () => {
    const { markup } = element('p', { title: 'a\u0000b' }, 'c\u001b[31md\u202ee\u2028f');
    expect(markup).toBe('<p title="a b">c [31md e f</p>');
  });

  it('keeps a name that runs from right to left from the numbers beside it, and all else as it is', () => {
    const [base, town] = ['قاعدة عين الأسد', 'אשדוד 2'];
    expect(element('p', {}, `${base}: 3 of 4, ${town}`).markup).toBe(
      `<p>\u2068${base}\u2069: 3 of 4, \u2068אשדוד\u2069 2</p>`,
    );
    expect(isolated('Ain al-Asad: 3 of 4, Škoda, 中文, Москва')).toBe(
      'Ain al-Asad: 3 of 4, Škoda, 中文, Москва',
    );
    expect(element('p', {}, `\u202e${base}\u2069`).markup).toBe(`<p> \u2068${base}\u2069 </p>`);
  });

  it('leaves markup of its own alone, and what is undefined out', () => {
    const inner = element('b', {}, '<');
    expect(joined(inner, undefined, ['>', inner]).markup).toBe('<b>&lt;</b>&gt;<b>&lt;</b>');
    expect(element('br').markup).toBe('<br>');
    expect(element('a', { href: undefined, x: 1.26 }).markup).toBe('<a x="1.3"></a>');
  });

  it('writes no number that is none', () => {
    expect([1 / 3, -0.04, Number.NaN, Number.POSITIVE_INFINITY].map(rounded)).toEqual(['0.3', '0', '0', '0']);
  });
});
