/** A browser and the built site for the tests of a file, and visits to the viewer in them. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext } from 'vitest';
import { provided } from '../provisions.js';
import { launch, openPage } from './browser.js';
import { servedSite } from './site.js';
import { globesReady } from './viewer.js';

/** Opens the viewer at an address (`#…`) and does something with it; nothing may have been complained of. */
type Visit = (
  context: TestContext,
  hash: string,
  journey: (page: Page) => Promise<void>,
  options?: BrowserContextOptions,
) => Promise<void>;

export interface Visits {
  /** Where the site is served, with a slash at its end. */
  readonly url: () => string;
  /** Launched with the first test that asks for it; where there is no browser, the test is skipped and says so. */
  readonly browser: (context: TestContext) => Promise<Browser>;
  /** From the moment that the page is loaded. */
  readonly visit: Visit;
  /** From when the globe of the first run is drawn. */
  readonly visitGlobe: Visit;
}

/** To be called once at the top of a test file: it serves the site before the first test, and closes all after the last. */
export function visits(): Visits {
  let launched: Browser | undefined;
  let site: Awaited<ReturnType<typeof servedSite>>;
  beforeAll(async () => {
    site = await servedSite();
  });
  afterAll(async () => {
    await launched?.close();
    await site.close();
  });
  const browser = async (context: TestContext): Promise<Browser> => {
    launched ??= await launch(provided(context, 'TESTUDO_CHROMIUM'));
    return launched;
  };
  const visit: Visit = async (context, hash, journey, options = {}) => {
    const { page, complaints, close } = await openPage(await browser(context), `${site.url}${hash}`, options);
    try {
      await journey(page);
      expect(complaints).toEqual([]);
    } finally {
      await close();
    }
  };
  const visitGlobe: Visit = (context, hash, journey, options) =>
    visit(
      context,
      hash,
      async (page) => {
        await globesReady(page);
        await journey(page);
      },
      options,
    );
  return { url: () => site.url, browser, visit, visitGlobe };
}
