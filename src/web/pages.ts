/** Answers of text: kept where the route says what they are made of, and compressed always. */
import type { MiddlewareHandler } from 'hono';
import type { Html } from '../html.ts';
import { encodingFor, pack } from './encodings.ts';
import { bytesFor, freshHeaders, headersFor, isFresh } from './kept-page.ts';
import type { PageCache } from './page-cache.ts';
import type { Made, Web, WebContext } from './web.ts';

/** A page for everybody: it may be kept until one of the things it was made of changes. */
export function keptPage(c: WebContext, page: Html, made: Made): Response | Promise<Response> {
  c.set('made', made);
  return c.html(page.toString());
}

/** The same for text that is not HTML: feeds, sitemaps. */
export function keptText(c: WebContext, text: string, type: string, made: Made): Response {
  c.set('made', made);
  return c.body(text, 200, { 'content-type': type });
}

/** A page for one person. */
export function privatePage(
  c: WebContext,
  page: Html,
  status: 200 | 401 | 404 | 422 = 200,
): Response | Promise<Response> {
  c.header('cache-control', 'no-store');
  return c.html(page.toString(), status);
}

const TEXT = /^(text\/|application\/(json|ld\+json|xml|rss\+xml|feed\+json|javascript|manifest\+json))/;

export function answering(cache: PageCache): MiddlewareHandler<Web> {
  return async (c, next) => {
    const noted = cache.note();
    await next();
    const { headers, status, body } = c.res;
    if (!TEXT.test(headers.get('content-type') ?? '') || headers.has('content-encoding') || body === null) return;
    const made = c.get('made');
    // A cookie is for one person: what sets one is never kept, whatever its route says.
    const isForAll = made !== undefined && status === 200 && !headers.has('set-cookie');
    const answer = isForAll && isReading(c.req.method) ? await kept(c, cache, made, noted) : await compressed(c);
    // Without this, headers of the answer before would be laid over it.
    c.res = undefined;
    c.res = answer;
  };
}

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

async function compressed(c: WebContext): Promise<Response> {
  const encoding = encodingFor(c.req.header('accept-encoding'));
  const bytes = await pack(new Uint8Array(await c.res.arrayBuffer()), encoding, 4);
  const headers = new Headers(c.res.headers);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.append('vary', 'accept-encoding');
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  headers.set('content-length', String(bytes.length));
  return new Response(new Uint8Array(bytes), { status: c.res.status, headers });
}

async function kept(c: WebContext, cache: PageCache, { things, until }: Made, noted: number): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const { 'cache-control': _, ...headers } = Object.fromEntries(c.res.headers);
  const body = new Uint8Array(await c.res.arrayBuffer());
  const fresh = { headers, body, things, until: until === undefined ? Infinity : Date.parse(until) };
  const page = cache.keep(pathname + search, fresh, noted);
  if (isFresh(page, c.req.header('if-none-match'))) {
    return new Response(null, { status: 304, headers: freshHeaders(page) });
  }
  const encoding = encodingFor(c.req.header('accept-encoding'));
  const bytes = bytesFor(page, encoding);
  const answer = headersFor(page, encoding);
  return new Response(new Uint8Array(bytes), { headers: answer });
}
