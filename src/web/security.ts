/** Headers of every answer, and the check that a form came from our own pages. */
import type { MiddlewareHandler } from 'hono';
import { Problem } from '../problem.ts';

const policy = (framedBy: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');

/** `embeddable` tells which paths our own desk may show in a frame: previews. */
export function securityHeaders(isHttps: boolean, embeddable: (path: string) => boolean): MiddlewareHandler {
  const closed = policy("'none'");
  const own = policy("'self'");
  return async (c, next) => {
    await next();
    // A route may have set a stricter one of its own: the frame that shows a mail.
    if (!c.res.headers.has('content-security-policy'))
      c.header('content-security-policy', embeddable(c.req.path) ? own : closed);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'strict-origin-when-cross-origin');
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (isHttps) c.header('strict-transport-security', 'max-age=31536000');
  };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses every unsafe request that another site's page made. Browsers say where a request comes from in
 * `Sec-Fetch-Site` (over https and to loopback) or else in `Origin`; `null` origins are refused.
 */
export function sameSiteOnly(
  hosts: readonly string[],
  siteUrl: string,
  isExempt: (path: string) => boolean,
): MiddlewareHandler {
  const scheme = new URL(siteUrl).protocol;
  const origins = new Set(hosts.map((host) => `${scheme}//${host}`));
  return async (c, next) => {
    if (!SAFE.has(c.req.method) && !isExempt(c.req.path)) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
      const foreignOrigin = origin !== undefined && !origins.has(origin);
      if (foreignSite || foreignOrigin) {
        throw new Problem('foreign', 'This form was sent from another site. Open our page and send it from there.');
      }
    }
    return next();
  };
}
