/**
 * Requests that mean harm, or that no browser of ours would send. In each one thing is wrong, and all else is right.
 *
 * Longer than other files because it is a table: one line or two for each of some four hundred requests.
 */
import { each, family, fill, type Hostile, request } from './hostile-request.fixture.js';
import type { Served } from './served.fixture.js';

const hosts = [
  ...each(
    'Host',
    403,
    [
      'evil.example',
      'evil.example:PORT',
      'localhost.evil.example:PORT',
      '127.0.0.1.evil.example:PORT',
      '127.0.0.1:PORT.evil.example',
      '127.0.0.1.nip.io:PORT',
      '7f000001.c0a80001.rbndr.us:PORT',
      'testudo.local:PORT',
      'xn--lcalhost-n1a:PORT',
      '127.0.0.1',
      'localhost',
      '127.0.0.1:NEXT',
      'localhost:NEXT',
      '127.0.0.1:80',
      '127.0.0.1:0PORT',
      '127.0.0.1:PORT0',
      '127.0.0.1:+PORT',
      '127.0.0.1:',
      ':PORT',
      '127.0.0.2:PORT',
      '127.1:PORT',
      '0:PORT',
      '0.0.0.0:PORT',
      '2130706433:PORT',
      '0x7f000001:PORT',
      '0177.0.0.1:PORT',
      '[::1]:PORT',
      '[::ffff:127.0.0.1]:PORT',
      '::1',
      '169.254.169.254',
      '10.0.0.1:PORT',
      'localhost.:PORT',
      '127.0.0.1.:PORT',
      'user@127.0.0.1:PORT',
      '127.0.0.1:PORT@evil.example',
      '127.0.0.1:PORT#@evil.example',
      '127.0.0.1:PORT/..',
      '127.0.0.1:PORT, evil.example',
      '127.0.0.1:PORT evil.example',
      'http://127.0.0.1:PORT',
      '\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1:PORT',
      '',
    ],
    (host) => ({ hosts: [host] }),
  ),
  ...family('Host', 403, {
    'none at all': () => ({ hosts: [] }),
    'ours, then another': ({ port }) => ({ hosts: [`127.0.0.1:${port}`, 'evil.example'] }),
    'another, then ours': ({ port }) => ({ hosts: ['evil.example', `127.0.0.1:${port}`] }),
    'ours twice': ({ port }) => ({ hosts: [`127.0.0.1:${port}`, `127.0.0.1:${port}`] }),
    'another, with ours as X-Forwarded-Host': ({ port }) => ({
      hosts: ['evil.example'],
      headers: [`X-Forwarded-Host: 127.0.0.1:${port}`, `Forwarded: host=127.0.0.1:${port}`],
    }),
    'another, with the token': ({ token }) => ({ hosts: ['evil.example'], target: `/?token=${token}` }),
    'another, for the API': ({ port }) => ({ hosts: [`evil.example:${port}`], target: '/api/opened' }),
  }),
];

const ORIGINS = [
  'http://evil.example',
  'https://evil.example:PORT',
  'null',
  '',
  'https://127.0.0.1:PORT',
  'http://127.0.0.1',
  'http://127.0.0.1:NEXT',
  'http://localhost:NEXT',
  'http://127.0.0.1:PORT.evil.example',
  'http://127.0.0.1:PORT@evil.example',
  'http://127.0.0.1.evil.example:PORT',
  'http://127.0.0.1:PORT/',
  'http://127.0.0.1:PORT http://evil.example',
  'http://127.0.0.1:PORT, http://evil.example',
  'HTTP://127.0.0.1:PORT',
  'http://[::1]:PORT',
  'ws://127.0.0.1:PORT',
  '127.0.0.1:PORT',
  'file://',
  'chrome-extension://abcdefghijklmnop',
];
const origins = [
  ...each('Origin', 403, ORIGINS, (origin) => ({ headers: [`Origin: ${origin}`] })),
  ...each('Origin of HEAD', 403, ORIGINS.slice(0, 3), (origin) => ({
    method: 'HEAD',
    headers: [`Origin: ${origin}`],
  })),
  ...each('Origin, with the token', 403, ORIGINS.slice(0, 3), (origin, { token }) => ({
    target: `/?token=${token}`,
    headers: [`Origin: ${origin}`],
    cookie: '',
  })),
  ...each('Sec-Fetch-Site', 403, ['cross-site', 'same-site', 'SAME-ORIGIN', 'unheard-of', ''], (site) => ({
    headers: [`Sec-Fetch-Site: ${site}`],
  })),
  ...family('a page from elsewhere', 403, {
    'fetches with the token': ({ token }) => ({
      target: `/?token=${token}`,
      headers: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: empty'],
    }),
    'shows an image with the token': ({ token }) => ({
      target: `/?token=${token}`,
      headers: ['Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image'],
    }),
    'frames us with the token': ({ token }) => ({
      target: `/?token=${token}`,
      headers: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'],
    }),
    'leads here without the token': () => ({
      headers: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
    }),
    'leads here with a wrong token': () => ({
      target: '/?token=wrong',
      headers: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
    }),
    'of another port runs a script of ours': () => ({
      target: '/assets/app.js',
      headers: ['Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: script'],
    }),
    'says it is near and far': () => ({
      headers: ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site'],
    }),
  }),
  ...family('Origin', 403, {
    'ours and another': ({ port }) => ({
      headers: [`Origin: http://127.0.0.1:${port}`, 'Origin: http://evil.example'],
    }),
  }),
];

const tokens = [
  ...each(
    'no session',
    403,
    ['/', '/index.html', '/assets/app.js', '/api/opened', '/nowhere', '/favicon.ico', '/?', '/?seed=1'],
    (target) => ({ target, cookie: '' }),
  ),
  ...each('token', 403, ['/?token=', '/?token', '/?token=wrong', '/?token=%00'], (target) => ({
    target,
    cookie: '',
  })),
  ...each(
    'token elsewhere than in the first address',
    403,
    [
      '/index.html?token=TOKEN',
      '/api/opened?token=TOKEN',
      '/assets/app.js?token=TOKEN',
      '/?Token=TOKEN',
      '/?TOKEN',
      '/?token%5B%5D=TOKEN',
      '/?x=1;token=TOKEN',
      '/TOKEN',
    ],
    (target) => ({ target, cookie: '' }),
  ),
  ...family('token', 403, {
    'cut short': ({ token }) => ({ target: `/?token=${token.slice(0, -1)}` }),
    'with more behind': ({ token }) => ({ target: `/?token=${token}A` }),
    'with a blank behind': ({ token }) => ({ target: `/?token=${token}+` }),
    'with its last character changed': ({ token }) => ({
      target: `/?token=${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`,
    }),
    'in capitals': ({ token }) => ({ target: `/?token=${token.toUpperCase()}` }),
    'and a wrong one': ({ token }) => ({ target: `/?token=${token}&token=wrong` }),
    'after a wrong one': ({ token }) => ({ target: `/?token=wrong&token=${token}` }),
    'very long': () => ({ target: `/?token=${'A'.repeat(3000)}` }),
    'that is the session': (served) => ({ target: `/?token=${fill('SESSION', served)}` }),
    'as Authorization': ({ token }) => ({ cookie: '', headers: [`Authorization: Bearer ${token}`] }),
    'as a header': ({ token }) => ({ cookie: '', headers: [`X-Token: ${token}`, `Token: ${token}`] }),
  }),
  ...each(
    'cookie',
    403,
    [
      'testudo-PORT=TOKEN',
      'testudo-PORT=',
      'testudo-PORT',
      'testudo-PORT=wrong',
      'testudo-PORT=SESSIONx',
      'testudo-PORT="SESSION"',
      'testudo-PORT=%53ESSION',
      'testudo-NEXT=SESSION',
      'Testudo-PORT=SESSION',
      'testudo=SESSION',
      'SESSION',
      'x=testudo-PORT=SESSION',
      'testudo-PORT =SESSION',
      'testudo-PORT=SESSION, x=y',
    ],
    (cookie) => ({ cookie }),
  ),
  ...family('no session', 403, {
    'but as if from a proxy on this machine': () => ({
      cookie: '',
      headers: ['X-Forwarded-For: 127.0.0.1', 'X-Real-IP: 127.0.0.1', 'Forwarded: for=127.0.0.1'],
    }),
    'but another path in headers of proxies': () => ({
      cookie: '',
      target: '/nowhere',
      headers: ['X-Original-URL: /index.html', 'X-Rewrite-URL: /index.html'],
    }),
    'but for HEAD': () => ({ cookie: '', method: 'HEAD' }),
    'but what was fetched before': () => ({ cookie: '', headers: ['If-None-Match: *'] }),
  }),
];

const badPaths = [
  '/../secret.txt',
  '/../../../../../../../../etc/passwd',
  '/assets/../../secret.txt',
  '/assets/../index.html',
  '/./index.html',
  '/assets/./app.js',
  '/assets/..',
  '/..',
  '/.',
  '/...',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/.%2e/secret.txt',
  '/%2E./secret.txt',
  '/..%2fsecret.txt',
  '/..%2Fsecret.txt',
  '/assets%2fapp.js',
  '/%2findex.html',
  '/%252e%252e/secret.txt',
  '/%252e%252e%252fsecret.txt',
  '/..%252fsecret.txt',
  '/%25252e%25252e/secret.txt',
  '/..\\secret.txt',
  '/assets\\app.js',
  '\\',
  '/..%5csecret.txt',
  '/%5c..%5csecret.txt',
  '/..%255csecret.txt',
  '/%5c%5cserver%5cshare',
  '/%00',
  '/index.html%00',
  '/index.html%00.js',
  '/..%00/secret.txt',
  '/index.html%0d%0aX-Evil:%201',
  '/index.html%0a',
  '/%7f',
  '/%c2%85',
  '/%c0%ae%c0%ae/secret.txt',
  '/%e0%80%ae%e0%80%ae/secret.txt',
  '/..%c0%afsecret.txt',
  '/%c1%9c..',
  '/%ff',
  '/%e2%82',
  '/%',
  '/%2',
  '/%zz',
  '/%u002e%u002e/secret.txt',
  '/%%32%65%%32%65/secret.txt',
  '//',
  '//evil.example/',
  '//index.html',
  '//etc/passwd',
  '///etc/passwd',
  '/assets//app.js',
  '/..;/secret.txt',
  '/.git/config',
  '/.env',
  '/%2eenv',
  '/assets/.hidden',
  '/C:/Windows/win.ini',
  '/c%3a/windows/win.ini',
  '/index.html::$DATA',
  '/file:///etc/passwd',
  '/http://evil.example/',
  '/../secret.txt?x=1',
];
const missingPaths = [
  '/secret.txt',
  '/beside/secret.txt',
  '/link.txt',
  '/linked',
  '/linked/secret.txt',
  '/assets/up/secret.txt',
  '/assets/up/site/index.html',
  '/assets',
  '/assets/',
  '/index.html/',
  '/index.html/x',
  '/INDEX.HTML',
  '/index.htm',
  '/index.html.',
  '/index.html%20',
  '/index.html;x',
  '/assets/*',
  '/assets/app.js.map',
  '/assets/app.js~',
  '/etc/passwd',
  '/proc/self/environ',
  '/package.json',
  '/node_modules/hono/package.json',
  '/%ef%bc%8e%ef%bc%8e/secret.txt',
  '/%e2%88%95etc%e2%88%95passwd',
  '/~root/',
  '/CON',
  '/api',
  '/api/',
  '/api/opened/',
  '/api/opened/x',
  '/API/OPENED',
  '/api/openedx',
  '/constructor',
  '/__proto__',
  '/hasOwnProperty',
];
const paths = [
  ...each('path', 400, badPaths, (target) => ({ target })),
  ...each('path', 404, missingPaths, (target) => ({ target })),
  ...each('path without a session', 400, badPaths.slice(0, 3), (target) => ({ target, cookie: '' })),
  ...each('path of HEAD', 404, missingPaths.slice(0, 3), (target) => ({ target, method: 'HEAD' })),
];

const targets = each(
  'target',
  400,
  [
    'http://evil.example/',
    'http://127.0.0.1:PORT/',
    'http://127.0.0.1:PORT/index.html',
    'HTTP://127.0.0.1:PORT/',
    'https://127.0.0.1:PORT/',
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    '*',
    'index.html',
    '127.0.0.1:PORT',
    '?token=TOKEN',
    '#',
    '/#/../secret.txt',
    '/index.html#x',
    '/index html',
    '/index\thtml',
    '/\xc3\xa9',
    '/\xff',
    '/index.html\x00',
    '/\x1b[2J',
    '',
  ],
  (target) => ({ target }),
);

const FORM = ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 3'];
const methods = [
  ...each(
    'method',
    405,
    'POST PUT PATCH DELETE OPTIONS TRACE PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK SEARCH LINK PURGE M-SEARCH'.split(
      ' ',
    ),
    (method) => ({ method }),
  ),
  ...each('method', 400, ['FOO', 'get', 'Get', 'GETX', 'DEBUG', '', 'GET\x00', 'G ET'], (method) => ({
    method,
  })),
  ...family('method', 405, {
    'CONNECT to another': () => ({ method: 'CONNECT', target: 'evil.example:443' }),
    'CONNECT to ourselves': ({ port }) => ({ method: 'CONNECT', target: `127.0.0.1:${port}` }),
    'POST to the API': () => ({ method: 'POST', target: '/api/opened' }),
    'POST with the token': ({ token }) => ({ method: 'POST', target: `/?token=${token}`, cookie: '' }),
    'a form of our own': ({ port }) => ({
      method: 'POST',
      headers: [`Origin: http://127.0.0.1:${port}`, ...FORM],
      body: 'a=b',
    }),
    'a form from nowhere': () => ({ method: 'POST', headers: FORM, body: 'a=b' }),
    'PUT of a file': () => ({ method: 'PUT', target: '/new.html', headers: FORM, body: 'a=b' }),
    'DELETE behind POST': () => ({ method: 'POST', headers: ['X-HTTP-Method-Override: DELETE'] }),
    'a preflight of our own': ({ port }) => ({
      method: 'OPTIONS',
      headers: [`Origin: http://127.0.0.1:${port}`, 'Access-Control-Request-Method: POST'],
    }),
  }),
  ...each(
    'forged form',
    403,
    [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/json',
    ],
    (type) => ({
      method: 'POST',
      target: '/api/opened',
      headers: ['Origin: http://evil.example', `Content-Type: ${type}`, 'Content-Length: 3'],
      body: 'a=b',
    }),
  ),
  ...family('forged', 403, {
    'form from a frame': () => ({ method: 'POST', headers: ['Origin: null', ...FORM], body: 'a=b' }),
    preflight: () => ({
      method: 'OPTIONS',
      headers: ['Origin: http://evil.example', 'Access-Control-Request-Method: POST'],
    }),
    'preflight for the private network': () => ({
      method: 'OPTIONS',
      headers: ['Origin: https://evil.example', 'Access-Control-Request-Private-Network: true'],
    }),
    beacon: () => ({
      method: 'POST',
      headers: ['Origin: http://evil.example', 'Sec-Fetch-Site: cross-site', 'Content-Length: 0'],
    }),
  }),
];

const sizes = [
  ...family('size', 414, {
    'an address one character too long': () => ({ target: `/?${'a'.repeat(4095)}` }),
    'a path too long': () => ({ target: `/${'a'.repeat(8000)}` }),
    'an address of dots': () => ({ target: `/${'../'.repeat(2000)}secret.txt` }),
  }),
  ...family(
    'size',
    431,
    {
      'an address beyond all headers': () => ({ target: `/?${'a'.repeat(20_000)}` }),
      'one header': () => ({ headers: [`X-Long: ${'a'.repeat(17_000)}`] }),
      'one header without end': () => ({ headers: [`X-Long: ${'a'.repeat(2_000_000)}`] }),
      'a name of a header': () => ({ headers: [`${'a'.repeat(17_000)}: x`] }),
      cookies: ({ cookie }) => ({ cookie: `${cookie}; ${'a=b; '.repeat(5000)}` }),
      'many headers': () => ({ headers: Array.from({ length: 101 }, (_, i) => `X-${i}: x`) }),
      'very many headers': () => ({ headers: Array.from({ length: 5000 }, (_, i) => `X-${i}: x`) }),
    },
    { mayBeCutOff: true },
  ),
  ...family(
    'content',
    413,
    {
      'a byte': () => ({ headers: ['Content-Length: 1'], body: 'x' }),
      'with HEAD': () => ({ method: 'HEAD', headers: ['Content-Length: 1'], body: 'x' }),
      'announced, a terabyte': () => ({ headers: ['Content-Length: 1000000000000'] }),
      'a megabyte': () => ({ headers: ['Content-Length: 1000000'], body: 'x'.repeat(1_000_000) }),
      'in chunks': () => ({ headers: ['Transfer-Encoding: chunked'], body: '1\r\nx\r\n0\r\n\r\n' }),
      'in chunks without end': () => ({ headers: ['Transfer-Encoding: chunked'], body: 'fffff\r\nx' }),
      'of no chunks': () => ({ headers: ['Transfer-Encoding: chunked'], body: '0\r\n\r\n' }),
      'that wants to be asked for': () => ({ headers: ['Content-Length: 9', 'Expect: 100-continue'] }),
      'with the token': ({ token }) => ({
        target: `/?token=${token}`,
        headers: ['Content-Length: 1'],
        body: 'x',
      }),
    },
    { mayBeCutOff: true },
  ),
  ...each('content of wrong length', 400, ['-1', '+1', '0x1', '1e3', '1, 1', '1 1', 'x', ''], (length) => ({
    headers: [`Content-Length: ${length}`],
  })),
  ...each('expectation', 417, ['the unexpected', '200-ok'], (what) => ({ headers: [`Expect: ${what}`] })),
];

const upgrades = family('upgrade', 400, {
  'to a WebSocket, by ourselves': ({ port }) => ({
    headers: webSocket(`http://127.0.0.1:${port}`),
  }),
  'to a WebSocket, from elsewhere': () => ({ headers: webSocket('http://evil.example') }),
  'to a WebSocket, from nowhere': () => ({ headers: webSocket() }),
  'to a WebSocket, without a session': () => ({ cookie: '', headers: webSocket() }),
  'to a WebSocket, of the API': () => ({ target: '/api/opened', headers: webSocket() }),
  'to HTTP/2': () => ({ headers: ['Upgrade: h2c', 'Connection: Upgrade', 'HTTP2-Settings: AAMAAABk'] }),
  'to TLS': () => ({ headers: ['Upgrade: TLS/1.0', 'Connection: Upgrade'] }),
  'without Connection': () => ({ headers: ['Upgrade: websocket'] }),
});

function webSocket(origin?: string): readonly string[] {
  return [
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
  ];
}

/** A whole request within another: it must not be answered. */
const within = (served: Served): string => request(served, {});
const smuggled = [
  ...family('smuggling', 400, {
    'a length and chunks': (served) => ({
      headers: ['Content-Length: 6', 'Transfer-Encoding: chunked'],
      body: `0\r\n\r\n${within(served)}`,
    }),
    'chunks and a length': (served) => ({
      headers: ['Transfer-Encoding: chunked', 'Content-Length: 6'],
      body: `0\r\n\r\n${within(served)}`,
    }),
    'two lengths': (served) => ({
      headers: ['Content-Length: 0', `Content-Length: ${within(served).length}`],
      body: within(served),
    }),
    'chunks twice over': () => ({ headers: ['Transfer-Encoding: identity, chunked, identity'], body: '' }),
    'chunks by a blank before the colon': () => ({ headers: ['Transfer-Encoding : chunked'], body: '' }),
    'chunks by a tab': () => ({ headers: ['Transfer-Encoding:\x0bchunked'], body: '0\r\n\r\n' }),
    'chunks on a line that goes on': () => ({ headers: ['X-A: b', ' Transfer-Encoding: chunked'] }),
    'a line broken by CR alone': () => ({ headers: ['X-A: b\rHost: evil.example'] }),
    'a line broken by NUL': () => ({ headers: ['X-A: b\x00Host: evil.example'] }),
  }),
  ...family(
    'smuggling',
    413,
    {
      'a request as content': (served) => ({
        headers: [`Content-Length: ${within(served).length}`],
        body: within(served),
      }),
      'an unknown encoding': () => ({ headers: ['Transfer-Encoding: xchunked'], body: '0\r\n\r\n' }),
      'a request after chunks': (served) => ({
        headers: ['Transfer-Encoding: chunked'],
        body: `0\r\n\r\n${within(served)}`,
      }),
    },
    { mayBeCutOff: true },
  ),
  ...family('smuggling', 403, {
    'a request after one that is refused': (served) => ({
      hosts: ['evil.example'],
      headers: ['Connection: keep-alive'],
      body: within(served),
    }),
  }),
];

/** What is no HTTP/1.1 at all. */
const malformed: readonly Hostile[] = (
  [
    ['a lone word', 'GET'],
    ['a line without its end', 'GET / HTTP/1.1'],
    ['headers without their end', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n'],
    ['HTTP/0.9', 'GET /\r\n\r\n'],
    ['HTTP/0.9, of a file', 'GET /index.html\r\n'],
    ['HTTP/2.0 in words', 'GET / HTTP/2.0\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n\r\n'],
    ['HTTP/1.2', 'GET / HTTP/1.2\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n\r\n'],
    ['HTTP/9.9', 'GET / HTTP/9.9\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n\r\n'],
    ['http in small letters', 'GET / http/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n\r\n'],
    ['another protocol', 'GET / ICE/1.0\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n\r\n'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00'],
    ['a greeting of TLS', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03'],
    ['a greeting of SSH', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a greeting of mail', 'EHLO evil.example\r\n'],
    ['a command for Redis', '*1\r\n$4\r\nPING\r\n'],
    ['a request for a proxy', '\x05\x01\x00'],
    ['bytes', '\x00\x01\x02\xff\xfe'],
    ['only noughts', '\x00'.repeat(1000)],
    [
      'a header without a colon',
      'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\nBroken\r\n\r\n',
    ],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n: x\r\n\r\n'],
    ['a name with a blank', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\nA b: x\r\n\r\n'],
    [
      'a name of other letters',
      'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n\xc3\xa9: x\r\n\r\n',
    ],
    ['a first header that goes on', 'GET / HTTP/1.1\r\n Host: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n\r\n'],
    ['an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
  ] as const
).map(([name, text]) => ({
  name: `malformed: ${name}`,
  bytes: (served) => fill(text, served).replaceAll('COOKIE', served.cookie),
  status: 400,
  unfinished: true,
}));

/** HTTP/1.0 needs no Host, and is no way round it. */
const old: readonly Hostile[] = ['', 'Host: evil.example\r\n'].map((host) => ({
  name: `HTTP/1.0 with ${host === '' ? 'no Host' : 'another Host'}`,
  bytes: ({ cookie }) => `GET / HTTP/1.0\r\n${host}Cookie: ${cookie}\r\n\r\n`,
  status: 403,
}));

const silent: readonly Hostile[] = ['', '\r\n\r\n\r\n'].map((text) => ({
  name: `nothing but ${text === '' ? 'the end' : 'blank lines'}`,
  bytes: () => text,
  status: 'hangs up',
  unfinished: true,
}));

export const HOSTILE_REQUESTS: readonly Hostile[] = [
  ...hosts,
  ...origins,
  ...tokens,
  ...paths,
  ...targets,
  ...methods,
  ...sizes,
  ...upgrades,
  ...smuggled,
  ...malformed,
  ...old,
  ...silent,
];
