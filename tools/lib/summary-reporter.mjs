import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @typedef {{ passed: number, failures: string[], skips: { name: string, reason: string }[] }} Summary */

/**
 * A vitest reporter that writes a `Summary` to the file named by TESTUDO_TEST_SUMMARY: every test counted once, every
 * file or suite that broke outside a test counted as one failure, every failure with its name, every skip with the
 * reason given to `ctx.skip`.
 */
export default class SummaryReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {Summary} */
    const summary = { passed: 0, failures: unhandled.map(() => 'an error outside every test'), skips: [] };
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      for (const _ of module.errors()) summary.failures.push(file);
      for (const suite of module.children.allSuites())
        for (const _ of suite.errors()) summary.failures.push(`${file} > ${suite.fullName}`);
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') summary.passed += 1;
        else if (result.state === 'failed') summary.failures.push(`${file} > ${test.fullName}`);
        else summary.skips.push({ name: `${file} > ${test.fullName}`, reason: reasonOf(result) });
      }
    }
    const path = process.env.TESTUDO_TEST_SUMMARY;
    if (path) writeFileSync(path, JSON.stringify(summary));
  }
}

/** @param {{ state: string, note?: string | undefined }} result */
function reasonOf(result) {
  if (result.state === 'pending') return 'not reached';
  return result.note ?? 'no reason given';
}
