/** Refuses a request, and ends the connection: what may still come on it is read by nobody. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { REFUSALS, type RefusalCode, refusalText } from './refusals.js';
import { RESPONSE_HEADERS } from './response-headers.js';

function headersOf(code: RefusalCode, text: string): readonly (readonly [string, string])[] {
  return [
    ...RESPONSE_HEADERS,
    ['Content-Type', 'application/json'],
    ['Content-Length', String(Buffer.byteLength(text))],
    ['Cache-Control', 'no-store'],
    ['Connection', 'close'],
    ...(REFUSALS[code].status === 405 ? [['Allow', 'GET, HEAD'] as const] : []),
  ];
}

export function refuse(response: ServerResponse, code: RefusalCode): void {
  const text = refusalText(code);
  response.writeHead(REFUSALS[code].status, Object.fromEntries(headersOf(code, text))).end(text);
}

/** The same on a connection that no response goes with. */
export function refuseOn(socket: Duplex, code: RefusalCode): void {
  if (!socket.writable) return void socket.destroy();
  const text = refusalText(code);
  const { status } = REFUSALS[code];
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...headersOf(code, text).map(([name, value]) => `${name}: ${value}`),
  ];
  // A connection that was broken off while this is written is nothing to speak of.
  socket.on('error', () => {});
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
}

/** What is said of a request that could not be read to its end. */
export function codeOfBrokenRequest({ code }: NodeJS.ErrnoException): RefusalCode {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'too-slow';
  return code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'bad-request';
}
