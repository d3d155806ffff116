/** The HTTP listener: what is refused before routing, pages from the cache, and then the routes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { UPLOAD_BYTES } from './bodies.ts';
import { encodingFor } from './encodings.ts';
import { freshHeaders, isFresh, writtenFor, type Kept } from './kept-page.ts';
import type { PageCache } from './page-cache.ts';
import type { Web } from './web.ts';

interface Listening {
  routes: Hono<Web>;
  cache: PageCache;
  /** Hosts that are answered. */
  hosts: readonly string[];
  /** Paths that answer under any host: /health. */
  anyHost: (path: string) => boolean;
}

export function makeServer({ routes, cache, hosts, anyHost }: Listening): Server {
  const known = new Set(hosts);
  const toRoutes = getRequestListener(routes.fetch as never, { overrideGlobalObjects: false });
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      // While we drain: whoever keeps asking on an open connection would hold it for ever.
      if (!server.listening) response.shouldKeepAlive = false;
      const told = glance(request);
      const refusal = refuse(request, told, known, anyHost);
      if (refusal) return answer(response, refusal.status, refusal.sentence);
      if (request.method === 'GET' || request.method === 'HEAD') {
        const page = cache.find(request.url ?? '/');
        if (page) return answerKept(request.method, told, response, page);
      }
      void toRoutes(request, response);
    },
  );
  server.maxConnections = 2_000;
  server.maxHeadersCount = 100;
  // A client that reads or writes nothing for this long is gone.
  server.setTimeout(40_000);
  server.on('connect', (_request, socket: Duplex) =>
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
  );
  server.on('clientError', refuseBroken);
  return server;
}

interface Refusal {
  status: number;
  sentence: string;
}

/** What is looked at before routing. */
interface Told {
  hosts: number;
  host: string;
  length: string;
  encoding: string;
  accept: string | undefined;
  ifNoneMatch: string | undefined;
}

/** Those few headers in one pass: `request.headers` would make an object of all of them for every kept page. */
function glance({ rawHeaders }: IncomingMessage): Told {
  const told: Told = { hosts: 0, host: '', length: '', encoding: '', accept: undefined, ifNoneMatch: undefined };
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    // Most headers are none of these, and their length tells.
    if (name.length !== 4 && (name.length < 13 || name.length > 16)) continue;
    switch (name.toLowerCase()) {
      case 'host':
        told.hosts++;
        told.host = value;
        break;
      case 'content-length':
        told.length = value;
        break;
      case 'content-encoding':
        told.encoding = value;
        break;
      case 'accept-encoding':
        told.accept = value;
        break;
      case 'if-none-match':
        told.ifNoneMatch = value;
        break;
    }
  }
  return told;
}

function refuse(
  { method, url = '' }: IncomingMessage,
  told: Told,
  known: ReadonlySet<string>,
  anyHost: (path: string) => boolean,
): Refusal | null {
  if (method === 'TRACE') return { status: 405, sentence: 'This method is not answered here.' };
  if (!url.startsWith('/')) return { status: 400, sentence: 'The address must begin with a slash.' };
  if (told.hosts > 1) return { status: 400, sentence: 'One Host header, please.' };
  if (Number(told.length) > UPLOAD_BYTES) return { status: 413, sentence: 'That is more than we can take at once.' };
  if (told.encoding !== '' && told.encoding !== 'identity') {
    return { status: 415, sentence: 'Send the body as it is, without compression.' };
  }
  if (!known.has(told.host.toLowerCase()) && !anyHost(url.split('?', 1)[0] ?? '')) {
    return {
      status: 421,
      sentence: 'This server does not answer under that name. SITE_URL says which name it answers.',
    };
  }
  return null;
}

function answer(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(`${sentence}\n`);
}

function answerKept(method: string, told: Told, response: ServerResponse, page: Kept): void {
  if (isFresh(page, told.ifNoneMatch)) {
    response.writeHead(304, freshHeaders(page)).end();
    return;
  }
  const { headers, body } = writtenFor(page, encodingFor(told.accept));
  response.writeHead(200, headers);
  if (method === 'HEAD') response.end();
  else response.end(body, 'latin1');
}

/** Bytes that are no request: one answer, then the connection closes. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Takes no new connection and waits for answers under way, at most `patience` milliseconds. */
export async function drain(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose answer was under way is idle a moment later.
  const tidy = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(tidy);
  clearTimeout(late);
}
