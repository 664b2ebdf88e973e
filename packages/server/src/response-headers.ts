import { contentSecurityPolicy } from './content-security-policy.js';

/** On every response, whatever it says. There is none of CORS: no other site is ever let in. */
export const RESPONSE_HEADERS: readonly (readonly [name: string, value: string])[] = [
  // A <meta> cannot say the last of these, so it is not in the constant.
  ['Content-Security-Policy', `${contentSecurityPolicy}; frame-ancestors 'none'`],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
];
