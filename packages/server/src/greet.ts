import type { ServerResponse } from 'node:http';
import type { Admission } from './admission.js';

/** Gives a browser its session and sends it on to the address without the token. */
export function greet(
  response: ServerResponse,
  { location, byLink }: Extract<Admission, { readonly kind: 'greeted' }>,
  cookie: string,
): void {
  response.setHeader('Set-Cookie', cookie);
  response.setHeader('Cache-Control', 'no-store');
  if (!byLink) return void response.writeHead(303, { Location: location }).end();
  // After a redirect the browser would still think of the page with the link, and keep the cookie back.
  const page = pageThatLeadsTo(location);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
}

/** @param location escaped as an address, which leaves one character that means something in HTML */
function pageThatLeadsTo(location: string): string {
  const address = location.replaceAll('&', '&amp;');
  return `<!doctype html><title>Testudo</title><meta http-equiv="refresh" content="0;url=${address}"><a href="${address}">Testudo</a>`;
}
