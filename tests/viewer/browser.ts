/** A page of the viewer in a headless browser, with everything it complains of and every address that it asks for. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumSwitches } from '../../tools/lib/chromium.mjs';

export interface OpenedPage {
  readonly page: Page;
  /** Errors that the page told of, requests that failed, and addresses beyond its own origin that were asked for. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: chromiumSwitches });
}

/** Opens an address in a browser context of its own: nothing is remembered from before. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const { origin } = new URL(address);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) complaints.push(`asked for ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}
