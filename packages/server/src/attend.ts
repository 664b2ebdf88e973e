/** Everything that can come over a connection, each led to its answer or refused. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { admissionOf, type House } from './admission.js';
import type { Bindings } from './answers.js';
import { greet } from './greet.js';
import type { RefusalCode } from './refusals.js';
import { codeOfBrokenRequest, refuse, refuseOn } from './refuse.js';
import { RESPONSE_HEADERS } from './response-headers.js';
import { sessionCookie } from './secrets.js';

export function attend(server: Server, house: House, app: Hono<{ Bindings: Bindings }>): void {
  /** Connections on which a request was let in, or one was refused; what follows a refusal is read by nobody. */
  const seen = new WeakMap<Duplex, 'admitted' | 'refused'>();

  const refuseAndEnd = (response: ServerResponse, socket: Duplex, code: RefusalCode): void => {
    seen.set(socket, 'refused');
    refuse(response, code);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { socket } = request;
    if (seen.get(socket) === 'refused') return;
    const admission = admissionOf(request, house);
    if (admission.kind === 'refused') {
      refuseAndEnd(response, socket, admission.code);
      return;
    }
    seen.set(socket, 'admitted');
    for (const [name, value] of RESPONSE_HEADERS) response.setHeader(name, value);
    if (admission.kind === 'greeted') {
      greet(response, admission, sessionCookie(house.secrets, house.port));
      return;
    }
    const { path } = admission;
    const listener = getRequestListener((asked) => app.fetch(asked, { path }), {
      overrideGlobalObjects: false,
    });
    await listener(request, response);
  };

  /** For what is not a request that a response could go with. Words are said only where no response is under way. */
  const breakOff = (socket: Duplex, code: RefusalCode): void => {
    const before = seen.get(socket);
    if (before === undefined) refuseOn(socket, code);
    else if (before === 'admitted') socket.destroy();
  };

  server.on('request', answer);
  // Without these the server would promise to read on, or turn the connection into something else.
  server.on('checkContinue', answer);
  server.on('checkExpectation', (request, response) => {
    if (seen.get(request.socket) !== 'refused') refuseAndEnd(response, request.socket, 'expectation-not-met');
  });
  server.on('connect', (_, socket) => breakOff(socket, 'method-not-offered'));
  server.on('upgrade', (_, socket) => breakOff(socket, 'upgrade-not-offered'));
  server.on('clientError', (error, socket) => breakOff(socket, codeOfBrokenRequest(error)));
}
