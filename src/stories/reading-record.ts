import type { Document } from '../document/schema.ts';
import { extract } from '../sourcing/extract.ts';
import { proposeRecord, type StoryRecord } from './record.ts';

/** The record that the engine proposes for a story. */
export function recordFrom(headline: string, document: Document, newsroom: string): StoryRecord {
  return proposeRecord(extract({ headline, document }, { newsroom }));
}
