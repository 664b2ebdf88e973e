import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelDeclarations } from '@testudo/core/catalogue';
import { parse } from 'yaml';

/**
 * @typedef {{ value?: number, low?: number, nominal?: number, high?: number, unit?: string, source?: string | string[],
 *   confidence: string, note?: string, points?: unknown[] }} Written
 * @typedef {{ kind: string, model: string, name: string, about: string, parameters?: Record<string, Written>,
 *   tables?: Record<string, Written> }} Entry
 */

const HEAD = `# Data sources

*Every number of the catalogue: its range, its unit, who says so, and how sure it is.*

This page is made from [library/catalogue](../library/catalogue) by \`node tools/data-sources.mjs --write\`. Numbers stand as they are written
there. A single value stands under "nominal"; a range without one is drawn evenly; one with all three is drawn by PERT. An open end is a
dash. Confidence is *official* (a government text), *cited* (a named source), *weak* (a blog, a hobby page), *derived* (a formula) or
*assumed*: nobody but us, with the range we think it lies in. What places, launch sites and batteries rest on stands in the scenarios.
`;

/**
 * The page about the shipped catalogue.
 *
 * @param {string} root
 * @returns {string}
 */
export function dataSourcesPage(root) {
  const folder = join(root, 'library/catalogue');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  /** @type {Map<string, number>} */
  const counts = new Map();
  const parts = files.sort().map((file) => {
    const { sources = {}, entries } = parse(readFileSync(join(folder, file), 'utf8'));
    const about = Object.values(/** @type {Record<string, Entry>} */ (entries)).map((entry) =>
      partOf(entry, sources, counts),
    );
    return `## ${title(file)}\n\n${about.join('\n')}`;
  });
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const shares = ['official', 'cited', 'weak', 'derived', 'assumed'].map(
    (name) => `${counts.get(name) ?? 0} ${name}`,
  );
  return `${HEAD}\nOf ${all} numbers and tables, ${shares.join(', ')}.\n\n${parts.join('\n')}`;
}

/** @param {string} file */
const title = (file) => `${file[0].toUpperCase()}${file.slice(1, -'.yaml'.length)}`;

/**
 * @param {Entry} entry
 * @param {Record<string, string>} sources
 * @param {Map<string, number>} counts
 */
function partOf(entry, sources, counts) {
  const declared =
    modelDeclarations.find(({ kind, model }) => kind === entry.kind && model === entry.model)?.parameters ??
    [];
  const rows = Object.entries({ ...entry.parameters, ...entry.tables }).map(([name, one]) => {
    counts.set(one.confidence, (counts.get(one.confidence) ?? 0) + 1);
    const meaning = declared.find((parameter) => parameter.name === name)?.about ?? '';
    const table = one.points === undefined ? undefined : `table of ${one.points.length} points`;
    const cells = [
      `\`${name}\`: ${meaning}`,
      number(one.low),
      table ?? number(one.nominal ?? one.value),
      number(one.high),
      one.unit ?? '',
      one.confidence,
      [sourceOf(one.source, sources), one.note].filter(Boolean).join('. '),
    ];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  return `### ${cell(entry.name)}\n\n${cell(entry.about)} Model \`${entry.model}\`.\n
| what | low | nominal | high | unit | confidence | source and note |
| --- | ---: | ---: | ---: | --- | --- | --- |
${rows.join('\n')}
`;
}

/** @param {number | undefined} value */
const number = (value) => (value === undefined ? '–' : String(value));

/**
 * @param {string | string[] | undefined} source
 * @param {Record<string, string>} sources
 */
function sourceOf(source, sources) {
  const named = source === undefined ? [] : [source].flat();
  return named.map((one) => sources[one] ?? one).join('; ');
}

/** @param {string} text */
const cell = (text) =>
  text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*').trim();
