import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { App } from '../context.ts';
import type { Document } from '../document/schema.ts';
import { newsroom } from '../settings/queries.ts';
import { recordFrom } from './reading-record.ts';
import type { StoryRecord } from './record.ts';

/** Longer stories are read in a thread of their own: nobody else waits for it. */
const longestHere = 20_000;

/** The engine's reading of a story. Takes a while for a long one: not inside a transaction. */
export async function proposedRecord(app: Pick<App, 'db'>, headline: string, document: Document): Promise<StoryRecord> {
  const { settings } = await newsroom(app.db);
  if (document.content.size + headline.length <= longestHere) return recordFrom(headline, document, settings.name);
  return readElsewhere({ headline, document: JSON.stringify(document.toJSON()), newsroom: settings.name });
}

/** A story on its way into the thread. Text is handed over much faster than objects. */
export interface Unread {
  headline: string;
  document: string;
  newsroom: string;
}

let running: Promise<unknown> = Promise.resolve();

/** One at a time, each in a thread that ends with it: long stories are rare, and nothing is left behind. */
async function readElsewhere(story: Unread): Promise<StoryRecord> {
  const before = running;
  const reading = before.then(() => readInThread(story));
  // Whoever comes next waits for the end, however it ends.
  running = reading.catch(() => null);
  return reading;
}

async function readInThread(story: Unread): Promise<StoryRecord> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), { workerData: story });
  try {
    const [record] = (await once(thread, 'message')) as [string];
    return JSON.parse(record) as StoryRecord;
  } finally {
    await thread.terminate();
  }
}
