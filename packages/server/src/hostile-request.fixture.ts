/** How a request with one thing wrong is made: as one that would be answered, but for that. */
import type { Served } from './served.fixture.js';

export interface Hostile {
  readonly name: string;
  /** One character for each byte. */
  readonly bytes: (served: Served) => string;
  /** The status of the refusal, or that the server says nothing and hangs up. */
  readonly status: number | 'hangs up';
  /** The request is not whole: its sender stops there. */
  readonly unfinished?: true;
  /** The server may hang up while it is still being sent, so that its last word is lost. */
  readonly mayBeCutOff?: true;
}

interface Parts {
  readonly method?: string;
  readonly target?: string;
  /** All `Host` headers. */
  readonly hosts?: readonly string[];
  readonly headers?: readonly string[];
  readonly cookie?: string;
  readonly body?: string;
}

/** A request that would be answered, but for the parts that are given. */
export function request(served: Served, parts: Parts): string {
  const { method = 'GET', target = '/', hosts = [`127.0.0.1:${served.port}`], headers = [] } = parts;
  const { cookie = served.cookie, body = '' } = parts;
  return [
    `${method} ${target} HTTP/1.1`,
    ...hosts.map((host) => `Host: ${host}`),
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    'Connection: close',
    ...headers,
    '',
    body,
  ].join('\r\n');
}

type PartsOf = (served: Served) => Parts;

export const family = (
  what: string,
  status: number,
  rows: Readonly<Record<string, PartsOf>>,
  more: Pick<Hostile, 'mayBeCutOff'> = {},
): readonly Hostile[] =>
  Object.entries(rows).map(([name, parts]) => ({
    name: `${what}: ${name}`,
    bytes: (served) => request(served, parts(served)),
    status,
    ...more,
  }));

export const each = (
  what: string,
  status: number,
  values: readonly string[],
  parts: (value: string, served: Served) => Parts,
): readonly Hostile[] =>
  family(
    what,
    status,
    Object.fromEntries(values.map((value) => [shown(value), (served) => parts(fill(value, served), served)])),
  );

/** PORT, NEXT (the port after it), TOKEN and SESSION in a text stand for those of the server. */
export const fill = (text: string, { port, token, cookie }: Served): string =>
  text
    .replaceAll('PORT', String(port))
    .replaceAll('NEXT', String(port + 1))
    .replaceAll('TOKEN', token)
    .replaceAll('SESSION', cookie.slice(cookie.indexOf('=') + 1));

const shown = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 40)}… (${text.length})` : text);
