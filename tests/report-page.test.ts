/** Reports in a real browser: one of each kind; the others are in the long lane. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { provided } from './provisions.js';
import {
  CROWDED,
  type Crowded,
  opened,
  readWell,
  reportAt,
  seriousFindings,
  withReports,
} from './report-pages.js';

const KINDS = ['april', 'weeks', 'pair'] as const;
withReports([...KINDS, 'first-shot']);
readWell(KINDS);

describe('what the tests above look for', () => {
  it('is found where it is', async (context) => {
    provided(context, 'TESTUDO_CHROMIUM');
    const page = readFileSync(reportAt('first-shot'), 'utf8');
    const bad = page
      .replace(
        /(<svg class="wide"[^>]*>)/,
        '$1<text x="5" y="20">over</text><text x="8" y="21">each</text><text x="790" y="20">the edge</text>',
      )
      .replace('</main>', '<button></button></main>');
    writeFileSync(reportAt('first-shot'), bad);
    const { page: opening } = await opened(context, 'first-shot', 1440);
    const { found } = (await opening.evaluate(CROWDED)) as Crowded;
    expect(found.join('\n')).toContain('"over" and "each" overlap');
    expect(found.join('\n')).toContain('"the edge" leaves the figure');
    expect((await seriousFindings(opening)).join('\n')).toContain('button-name');
    await opening.close();
  });
});
