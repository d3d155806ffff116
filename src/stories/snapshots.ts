/** What readers get of a revision, made once: the same when it is published, previewed, or its record confirmed. */
import { schema, type Document } from '../document/schema.ts';
import { countWords, documentText } from '../document/text.ts';
import { bodyPieces, type BodyPiece } from './body.ts';
import { marksOf, publicRecord, type StoryRecord } from './record.ts';

export interface Snapshot {
  body: { plain: BodyPiece[]; marked: BodyPiece[] };
  record: StoryRecord;
  text: string;
  words: number;
}

export function snapshotOf(headline: string, document: Document, record: StoryRecord): Snapshot {
  const shown = publicRecord(record, headline, document);
  return {
    body: { plain: bodyPieces(document, headline, []), marked: bodyPieces(document, headline, marksOf(shown)) },
    record: shown,
    text: documentText(headline, document),
    words: wordsOf(document),
  };
}

/** Length as it is told: the body without its headline. */
export const wordsOf = (document: Document): number => countWords(documentText('', document));

/** A document that we stored, so one that was checked. */
export const storedDocument = (json: string): Document => schema.nodeFromJSON(JSON.parse(json));
