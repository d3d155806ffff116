/** The thread in which a long story is read (see `reading.ts`). Its document was checked before it was sent. */
import { parentPort, workerData } from 'node:worker_threads';
import { schema } from '../document/schema.ts';
import { recordFrom } from './reading-record.ts';
import type { Unread } from './reading.ts';

const { headline, document, newsroom } = workerData as Unread;
parentPort?.postMessage(JSON.stringify(recordFrom(headline, schema.nodeFromJSON(JSON.parse(document)), newsroom)));
