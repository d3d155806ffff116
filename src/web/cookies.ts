/** Cookies: `__Host-` and Secure over https; without the prefix on plain http, where browsers refuse it. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const nameOf = (name: string, isHttps: boolean): string => (isHttps ? `__Host-${name}` : name);

export function readCookie(c: Context, name: string, isHttps: boolean): string | null {
  return getCookie(c, nameOf(name, isHttps)) ?? null;
}

/** `seconds` 0 forgets it. */
export function writeCookie(c: Context, name: string, value: string, isHttps: boolean, seconds: number): void {
  setCookie(c, nameOf(name, isHttps), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps,
    maxAge: seconds,
  });
}
