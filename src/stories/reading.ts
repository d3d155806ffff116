import type { App } from '../context.ts';
import type { Document } from '../document/schema.ts';
import { newsroom } from '../settings/queries.ts';
import { extract } from '../sourcing/extract.ts';
import { proposeRecord, type StoryRecord } from './record.ts';

/** The engine's reading of a story. Takes a while for a long one: not inside a transaction. */
export async function proposedRecord(app: Pick<App, 'db'>, headline: string, document: Document): Promise<StoryRecord> {
  const { settings } = await newsroom(app.db);
  return proposeRecord(extract({ headline, document }, { newsroom: settings.name }));
}
