import type { IncomingMessage } from 'node:http';
import { Hono, type Context } from 'hono';
import type { BlockList } from 'node:net';
import type { Actor } from '../roles.ts';
import { clientAddress } from './clients.ts';

/** What a public page was made of: it may be kept until one of these things changes. */
export interface Made {
  things: readonly string[];
  /** The time from which it is no longer true, as ISO text: the masthead's date ends at midnight. */
  until?: string;
}

export interface Web {
  Bindings: { incoming?: IncomingMessage };
  Variables: { made?: Made; actor: Actor; session: string };
}

export type WebContext = Context<Web>;

/** The routes of one room. */
export function routes(): Hono<Web> {
  return new Hono<Web>();
}

/** The address of the client, as far as proxies can be believed. */
export function clientOf(c: WebContext, trusted: BlockList): string {
  return clientAddress(c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1', c.req.header('x-forwarded-for'), trusted);
}
