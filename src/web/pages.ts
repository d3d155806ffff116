/** Answers of text: kept where the route says what they are made of, and compressed always. */
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { Html } from '../html.ts';
import { brotliQuality, bytesFor, encodingFor, headersFor, isFresh, type PageCache } from './page-cache.ts';
import type { Made, Web, WebContext } from './web.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

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
export function privatePage(c: WebContext, page: Html, status: 200 | 401 | 404 | 422 = 200): Response | Promise<Response> {
  c.header('cache-control', 'no-store');
  return c.html(page.toString(), status);
}

const TEXT = /^(text\/|application\/(json|ld\+json|xml|rss\+xml|feed\+json|javascript|manifest\+json))/;

export function answering(cache: PageCache): MiddlewareHandler<Web> {
  return async (c, next) => {
    const noted = cache.note();
    await next();
    const type = c.res.headers.get('content-type') ?? '';
    if (!TEXT.test(type) || c.res.headers.has('content-encoding') || c.res.body === null) return;
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    const accepted = encodingFor(c.req.header('accept-encoding'));
    const made = c.get('made');
    if (made && c.res.status === 200 && (c.req.method === 'GET' || c.req.method === 'HEAD')) {
      c.res = await kept(c, cache, made, noted);
      return;
    }
    const body = Buffer.from(await c.res.arrayBuffer());
    const headers = new Headers(c.res.headers);
    headers.append('vary', 'accept-encoding');
    if (accepted !== 'identity') headers.set('content-encoding', accepted);
    const bytes = accepted === 'br' ? await brotli(body, brotliQuality(4)) : accepted === 'gzip' ? await zip(body) : body;
    headers.set('content-length', String(bytes.length));
    c.res = new Response(bytes, { status: c.res.status, headers });
  };
}

async function kept(c: WebContext, cache: PageCache, { things, until }: Made, noted: number): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const headers: Record<string, string> = {};
  c.res.headers.forEach((value, name) => {
    if (name !== 'cache-control') headers[name] = value;
  });
  const body = new Uint8Array(await c.res.arrayBuffer());
  const fresh = { headers, body, things, until: until === undefined ? Infinity : Date.parse(until) };
  const page = cache.keep(pathname + search, fresh, noted);
  const encoding = encodingFor(c.req.header('accept-encoding'));
  const answer = headersFor(page, encoding) as Record<string, string>;
  if (isFresh(page, c.req.header('if-none-match'))) {
    return new Response(null, { status: 304, headers: { etag: page.etag, vary: 'accept-encoding', 'cache-control': 'public, no-cache' } });
  }
  return new Response(new Uint8Array(bytesFor(page, encoding)), { headers: { ...answer, 'content-length': String(bytesFor(page, encoding).length) } });
}
