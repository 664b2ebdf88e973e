/** What a request is answered that gets nothing: a code for programs, a sentence for people, nothing of the machine. */

export const REFUSALS = {
  'bad-request': { status: 400, message: 'This is not a request that this server understands.' },
  'bad-path': { status: 400, message: 'No file can have this path.' },
  'upgrade-not-offered': { status: 400, message: 'This server speaks HTTP/1.1 and nothing else.' },
  'wrong-host': { status: 403, message: 'This server answers to its own address and port only.' },
  'wrong-origin': { status: 403, message: 'A page from elsewhere asked; only pages of this server may.' },
  'no-token': {
    status: 403,
    message:
      'This browser has not been let in. Open the address that `testudo view` printed, with its token.',
  },
  'wrong-token': {
    status: 403,
    message:
      'The token in this address is not that of this server, which may have been started anew. Open the address that `testudo view` printed.',
  },
  'not-found': { status: 404, message: 'There is nothing at this address.' },
  'method-not-offered': { status: 405, message: 'This server only shows: GET and HEAD are all it offers.' },
  'too-slow': { status: 408, message: 'The request took too long.' },
  'body-not-wanted': { status: 413, message: 'This server takes no content.' },
  'address-too-long': { status: 414, message: 'The address is too long.' },
  'expectation-not-met': { status: 417, message: 'What the request expects is not done here.' },
  'headers-too-large': { status: 431, message: 'The headers are too large or too many.' },
  failed: { status: 500, message: 'The server could not do this.' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly message: string }>>;

export type RefusalCode = keyof typeof REFUSALS;

export const refusalText = (code: RefusalCode): string =>
  JSON.stringify({ error: { code, message: REFUSALS[code].message } });
