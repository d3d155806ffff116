/** Published stories for tests, by the command that imports them. */
import { instant } from '../src/db/times.ts';
import { doc, p } from '../src/document/building.ts';
import { confirmRecord } from '../src/stories/confirming.ts';
import { importStory, type ImportedStory } from '../src/stories/importing.ts';
import { system, type TestApp } from './make.ts';

export interface Told extends Partial<Omit<ImportedStory, 'document'>> {
  /** Plain paragraphs; or give `document`. */
  text?: readonly string[];
  document?: unknown;
  hoursAgo?: number;
  /** An editor confirmed what the engine read; true unless told otherwise. */
  isConfirmed?: boolean;
}

/** A story by one writer that rests on one named person, unless it is told otherwise. */
export async function publish(site: TestApp, told: Told = {}): Promise<{ id: string; path: string }> {
  const {
    text = ['“The wall will not hold,” said Marit Osk.'],
    hoursAgo = 0,
    isConfirmed = true,
    document,
    ...others
  } = told;
  const { id, path } = await importStory(site.app, system, {
    headline: 'Harbour board kept survey to itself',
    byline: ['Ines Calder'],
    datedAt: null,
    document: document ?? doc(...text.map((words) => p(words))).toJSON(),
    quarantined: [],
    recordPolicy: null,
    publish: true,
    publishedAt: instant(Date.parse(site.app.now()) - hoursAgo * 3_600_000),
    ...others,
  });
  if (isConfirmed) await confirmRecord(site.app, system, { id, revision: 1 });
  return { id, path: path ?? '' };
}
