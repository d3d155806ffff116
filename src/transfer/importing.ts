/** The command: a scraped page becomes a story, and a report says what did not. */
import type { App } from '../context.ts';
import type { Actor } from '../roles.ts';
import type { RecordPolicy } from '../settings/queries.ts';
import { importStory } from '../stories/importing.ts';
import type { PageReading } from './reading-page.ts';
import { readPage } from './reading-page.ts';

export interface PageFile {
  bytes: Uint8Array;
  /** The file's name, for sentences about it. */
  name: string;
}

export interface PageImport extends PageFile {
  publish: boolean;
  /** Stored with the story; null: the newsroom's policy. */
  recordPolicy: RecordPolicy | null;
}

/** One entry of `stories` in the JSON that the command line prints: its shape is promised. */
export interface ImportReport extends Pick<
  PageReading,
  'headline' | 'paragraphs' | 'removed' | 'references' | 'quarantined' | 'notes'
> {
  /** Null where nothing was written. */
  id: string | null;
  /** Null for a draft. */
  url: string | null;
}

/** Always a new story: importing again overwrites nothing. Throws `invalid` where the file holds no story. */
export async function importPage(app: App, actor: Actor, input: PageImport): Promise<ImportReport> {
  const page = readPage(input.bytes, input.name);
  const { id, path } = await importStory(app, actor, {
    headline: page.headline,
    standfirst: page.standfirst ?? '',
    byline: page.byline,
    datedAt: page.datedAt,
    document: page.document,
    quarantined: page.quarantined,
    recordPolicy: input.recordPolicy,
    publish: input.publish,
  });
  return reportOn(page, id, path === null ? null : app.config.siteUrl + path);
}

/** The same report, with nothing written. */
export function previewPage({ bytes, name }: PageFile): ImportReport {
  return reportOn(readPage(bytes, name), null, null);
}

function reportOn(
  { headline, paragraphs, removed, references, quarantined, notes }: PageReading,
  id: string | null,
  url: string | null,
): ImportReport {
  return { id, url, headline, paragraphs, removed, references, quarantined, notes };
}
