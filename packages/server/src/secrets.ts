/** What lets a browser in: a token in the address that the user is given, and then a session in a cookie. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Secrets {
  /** In the address that is opened first. */
  readonly token: string;
  /** In the cookie. Browsers send cookies to every port of a host, so it is not the token. */
  readonly session: string;
}

const BYTES = 32;

export function newSecrets(): Secrets {
  const one = (): string => randomBytes(BYTES).toString('base64url');
  return { token: one(), session: one() };
}

export const isToken = ({ token }: Secrets, given: string): boolean => areSame(token, given);

/** Cookies belong to a host, whatever its ports: the name tells servers side by side apart. */
const cookieName = (port: number): string => `testudo-${port}`;

/** Whether one of the cookies of a request is the session. */
export function holdsSession({ session }: Secrets, port: number, cookies = ''): boolean {
  const before = `${cookieName(port)}=`;
  return cookies
    .split(/; */)
    .some((cookie) => cookie.startsWith(before) && areSame(session, cookie.slice(before.length)));
}

/** Until the browser ends, out of reach of scripts, sent by pages of this server alone. */
export const sessionCookie = ({ session }: Secrets, port: number): string =>
  `${cookieName(port)}=${session}; Path=/; HttpOnly; SameSite=Strict`;

/** How long it takes says nothing: hashes are compared, all of one length. */
function areSame(secret: string, given: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(secret), hash(given));
}
