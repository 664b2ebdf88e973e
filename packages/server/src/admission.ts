/** Who is let in: everything that is asked of a request before anything answers it. */
import type { IncomingMessage } from 'node:http';
import type { Limits } from './limits.js';
import type { RefusalCode } from './refusals.js';
import { readTarget } from './request-target.js';
import { holdsSession, isToken, type Secrets } from './secrets.js';

/** A request as far as it has been read: its line and its headers. */
export type Head = Pick<IncomingMessage, 'httpVersion' | 'method' | 'url' | 'headers' | 'rawHeaders'>;

export interface House {
  readonly port: number;
  readonly secrets: Secrets;
  readonly limits: Limits;
}

/** Let in; sent on to another address with a session for its browser; or refused. */
export type Admission =
  | { readonly kind: 'admitted'; readonly path: string }
  | { readonly kind: 'greeted'; readonly location: string; readonly byLink: boolean }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

const refused = (code: RefusalCode): Admission => ({ kind: 'refused', code });

/** What becomes of a request. Each check stands alone: none relies on what another has seen. */
export function admissionOf(head: Head, { port, secrets, limits }: House): Admission {
  // The parser takes other versions too, and their requests would be answered by the rules of this one.
  if (!/^1\.[01]$/.test(head.httpVersion)) return refused('bad-request');
  const code =
    overLimits(head, limits) ?? wrongHost(head, port) ?? wrongOrigin(head, port) ?? notOffered(head);
  if (code !== undefined) return refused(code);
  const target = readTarget(head.url ?? '');
  if (!target.ok) return refused(target.code);
  const { path } = target;
  const query = new URLSearchParams(target.query);
  const tokens = query.getAll('token');
  const byLink = isFromElsewhere(head);
  if (path === '/' && tokens.length > 0) {
    // A link on another page may lead here, as in a terminal that is a web page; no other page may fetch this.
    if (byLink && !isNavigation(head)) return refused('wrong-origin');
    if (!tokens.every((token) => isToken(secrets, token))) return refused('wrong-token');
    query.delete('token');
    return { kind: 'greeted', location: query.size === 0 ? '/' : `/?${query}`, byLink };
  }
  if (byLink) return refused('wrong-origin');
  return holdsSession(secrets, port, head.headers.cookie) ? { kind: 'admitted', path } : refused('no-token');
}

function overLimits({ url = '', rawHeaders }: Head, limits: Limits): RefusalCode | undefined {
  if (url.length > limits.targetLength) return 'address-too-long';
  return rawHeaders.length / 2 > limits.headers ? 'headers-too-large' : undefined;
}

/** A name that some site has made to point here is not ours: this keeps that site's pages out. */
function wrongHost({ rawHeaders }: Head, port: number): RefusalCode | undefined {
  const hosts = valuesOf(rawHeaders, 'host');
  const ours = hosts.length === 1 && authoritiesOf(port).includes(hosts[0]?.toLowerCase() ?? '');
  return ours ? undefined : 'wrong-host';
}

/** Where browsers name the origin of a page that asks, it must be this server's. */
function wrongOrigin({ rawHeaders }: Head, port: number): RefusalCode | undefined {
  const ours = authoritiesOf(port).map((authority) => `http://${authority}`);
  return valuesOf(rawHeaders, 'origin').every((origin) => ours.includes(origin)) ? undefined : 'wrong-origin';
}

/** Where browsers say how the page that asks is related to this server: it is neither the server's own, nor the user. */
function isFromElsewhere({ rawHeaders }: Head): boolean {
  return valuesOf(rawHeaders, 'sec-fetch-site').some((site) => !/^(same-origin|none)$/.test(site));
}

const isNavigation = ({ headers }: Head): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

function notOffered({ method, headers }: Head): RefusalCode | undefined {
  if (method !== 'GET' && method !== 'HEAD') return 'method-not-offered';
  if (headers.upgrade !== undefined) return 'upgrade-not-offered';
  const length = headers['content-length'] ?? '0';
  return length !== '0' || headers['transfer-encoding'] !== undefined ? 'body-not-wanted' : undefined;
}

/** How the server may be called. Browsers let nobody point `localhost` elsewhere, and leave out a port that is 80. */
function authoritiesOf(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost'].map((name) => (port === 80 ? name : `${name}:${port}`));
}

/** All values of a header, as often as it was sent: what is usually seen of it is one of them. */
function valuesOf(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}
