import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_REQUESTS } from './hostile-requests.fixture.js';
import { HIDDEN, type Served, SHOWN, sent, serve, statusOf } from './served.fixture.js';

let served: Served & { readonly end: () => Promise<void> };
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.end());

const usual = (target: string, method = 'GET') =>
  sent(
    served.port,
    `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nCookie: ${served.cookie}\r\nConnection: close\r\n\r\n`,
  );

/** What may be in no refusal: contents, where things lie, what runs here, and leave for other sites. */
function forbidden(): readonly RegExp[] {
  return [
    new RegExp(SHOWN),
    new RegExp(HIDDEN),
    new RegExp(served.folder),
    new RegExp(served.token),
    new RegExp(served.cookie.slice(served.cookie.indexOf('=') + 1)),
    /\n\s+at |node:|node_modules|\.[jt]s:\d/,
    new RegExp(process.versions.node.replaceAll('.', '\\.')),
    /hono|x-powered-by|\nserver:/i,
    /access-control-|set-cookie/i,
    /100 continue|101 switching/i,
  ];
}

describe('a request that is as it should be', () => {
  it('is answered', async () => {
    expect(await usual('/')).toContain(SHOWN);
    expect(await usual('/api/opened')).toContain(SHOWN);
    expect(statusOf(await usual('/', 'HEAD'))).toBe(200);
  });
});

describe('hostile requests', () => {
  it('are more than three hundred, each by another name', () => {
    const names = HOSTILE_REQUESTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(300);
  });

  it.each(HOSTILE_REQUESTS)('$name: $status', async ({ bytes, status, unfinished, mayBeCutOff }) => {
    const whole = bytes(served);
    const response = await sent(served.port, whole, unfinished);
    for (const one of forbidden()) expect(response).not.toMatch(one);
    if (status === 'hangs up') return expect(response).toBe('');
    if (response === '' && mayBeCutOff) return;
    expect(statusOf(response), response).toBe(status);
    const [head = '', ...body] = response.split('\r\n\r\n');
    expect(head).toMatch(/\r\ncontent-type: application\/json/i);
    expect(head).toMatch(/\r\nx-content-type-options: nosniff/i);
    expect(head).toMatch(/\r\ncontent-security-policy: .*frame-ancestors 'none'/i);
    if (whole.startsWith('HEAD ')) expect(body).toEqual(['']);
    else {
      // One answer and no more, whatever else was sent.
      const { error, ...rest } = JSON.parse(body.join('\r\n\r\n'));
      expect(error).toEqual({ code: expect.stringMatching(/^[a-z-]+$/), message: expect.any(String) });
      expect(rest).toEqual({});
    }
  });

  it('leave the server answering', async () => {
    expect(await usual('/')).toContain(SHOWN);
    const { status } = await fetch(served.url, { redirect: 'manual' });
    expect(status).toBe(303);
  });
});
