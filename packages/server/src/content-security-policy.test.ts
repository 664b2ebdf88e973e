import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.js';

describe('the content security policy', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources] as const;
    }),
  );

  it('lets nothing in that it does not name, nothing from elsewhere, and no text become a program', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    const sources = [...directives.values()].flat();
    expect(
      sources.filter(
        (source) => !/^('none'|'self'|blob:|data:|'unsafe-inline'|'wasm-unsafe-eval')$/.test(source),
      ),
    ).toEqual([]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect([...directives].filter(([, of]) => of.includes("'unsafe-inline'")).map(([name]) => name)).toEqual([
      'style-src',
    ]);
    for (const name of ['object-src', 'base-uri', 'form-action'])
      expect(directives.get(name)).toEqual(["'none'"]);
  });

  it('is fit for a <meta>, which cannot say who may frame a page', () => {
    expect(directives.has('frame-ancestors')).toBe(false);
    expect(contentSecurityPolicy).not.toMatch(/["<>&]/);
  });

  it('stands in a file that loads nothing, for builds of the site', () => {
    const source = readFileSync(new URL('./content-security-policy.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/\bimport\b/);
  });
});
