// After the type checker has built everything: writes each shipped scenario as resolved JSON, so that a browser can take
// it without a YAML reader, and the list of their names. Built-ins and the built packages only.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../library/dist/', import.meta.url));
const { loadShippedScenario, scenarioNames } = await import(
  `${new URL('../library/dist/index.js', import.meta.url)}`
);
const { formatProblem, resolvedToCanonicalJson } = await import(
  `${new URL('../packages/core/dist/scenario/index.js', import.meta.url)}`
);

/**
 * Whole file or none: a build that is killed half-way leaves no half JSON.
 *
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

rmSync(`${dist}scenarios`, { recursive: true, force: true });
const summaries = [];
for (const name of scenarioNames()) {
  const loaded = loadShippedScenario(name);
  if (!loaded.ok) {
    for (const problem of loaded.problems) console.error(formatProblem(problem));
    process.exitCode = 1;
    continue;
  }
  write(`${dist}scenarios/${name}.json`, `${resolvedToCanonicalJson(loaded.scenario)}\n`);
  summaries.push({ name, title: loaded.scenario.title, summary: loaded.scenario.summary });
}
write(`${dist}scenarios/index.json`, `${JSON.stringify(summaries)}\n`);
