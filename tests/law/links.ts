import { posix } from 'node:path';
import type { Violation } from './source-tree.js';

/**
 * Every relative link of Markdown pages that leads nowhere: to no file or folder, or to a heading that the page does not have.
 *
 * @param pages texts by path
 * @param exists whether there is a file or folder at a path
 */
export function brokenLinks(
  pages: ReadonlyMap<string, string>,
  exists: (path: string) => boolean,
): Violation[] {
  return [...pages].flatMap(([page, text]) =>
    linksOf(text).flatMap(({ line, target }) => {
      if (/^[a-z][a-z+.-]*:/.test(target)) return [];
      const [path, anchor] = decodeURI(target).split('#');
      const file = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
      const report = (what: string): Violation[] => [{ where: `${page}:${line}`, what: `${target} ${what}` }];
      if (path !== '' && !exists(file)) return report('leads nowhere');
      if (anchor === undefined) return [];
      const there = pages.get(file);
      if (there === undefined) return report('names a place in what is no page');
      return anchorsOf(there).has(anchor) ? [] : report('names a heading that is not there');
    }),
  );
}

/** Links of a page outside code: inline ones and references, each with its line. */
export function linksOf(text: string): { readonly line: number; readonly target: string }[] {
  const prose = withoutCode(text);
  const links = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm)];
  return links.map((found) => ({
    line: prose.slice(0, found.index).split('\n').length,
    target: found[1] ?? found[2] ?? '',
  }));
}

/** The anchors that headings get: lowercase, without punctuation, blanks as hyphens, numbered where they repeat. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutFences(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const name = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = name;
    for (let i = 1; anchors.has(anchor); i++) anchor = `${name}-${i}`;
    anchors.add(anchor);
  }
  return anchors;
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');
const withoutFences = (text: string): string => text.replaceAll(/^(`{3,}|~{3,}).*\n[\s\S]*?^\1`*$/gm, blank);
const withoutCode = (text: string): string => withoutFences(text).replaceAll(/`[^`\n]+`/g, blank);
