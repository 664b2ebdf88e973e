/** What is answered to who has been let in. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { REFUSALS, type RefusalCode, refusalText } from './refusals.js';
import { contentOf, type Site } from './site.js';

/** The text of a JSON document, or how to come by it; undefined where the viewer opens on its own. */
export type Opened = () => Promise<string | undefined> | string | undefined;

/** The admitted path of a request: decoded, and known to have one reading. */
export interface Bindings {
  readonly path: string;
}

const json = { 'Content-Type': 'application/json' } as const;

export function answersOf(site: Site, opened: Opened): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  const refuse = (code: RefusalCode): Response =>
    new Response(refusalText(code), { status: REFUSALS[code].status, headers: json });
  app.use(compress({ encoding: 'gzip' }), etag());
  app.get('/api/opened', async ({ body }) => {
    const text = await opened();
    const never = { 'Cache-Control': 'no-store' };
    return text === undefined ? body(null, 204, never) : body(text, 200, { ...json, ...never });
  });
  app.get('*', async ({ env, body }) => {
    const file = site.get(env.path);
    const content = file === undefined ? undefined : await contentOf(file);
    if (file === undefined || content === undefined) return refuse('not-found');
    // Asked again each time, and answered in a few bytes: names need not change with what is in them.
    return body(content, 200, { 'Content-Type': file.mediaType, 'Cache-Control': 'private, no-cache' });
  });
  app.notFound(() => refuse('not-found'));
  app.onError(() => refuse('failed'));
  return app;
}
