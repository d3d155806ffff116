/** A story as readers would get it now, whatever its state. */
import type { App } from '../context.ts';
import { pictureById } from '../media/queries.ts';
import { formsIn } from './body.ts';
import type { DeskStory } from './desk-queries.ts';
import { correctionsOf, type PublishedStory } from './queries.ts';
import { snapshotOf, storedDocument } from './snapshots.ts';

export async function previewOf(app: App, story: DeskStory): Promise<PublishedStory> {
  const document = storedDocument(story.document);
  const picture = story.pictureId === null ? null : await pictureById(app.db, story.pictureId);
  return {
    ...snapshotOf(story.headline, document, story.record),
    id: story.id,
    path: story.path ?? '',
    headline: story.headline,
    standfirst: story.standfirst,
    byline: story.byline,
    sectionId: story.sectionId,
    publishedAt: story.publishedAt ?? story.datedAt ?? app.now(),
    changedAt: story.changedAt,
    picture: picture && { ...picture, caption: story.pictureCaption },
    recordConfirmedAt: story.recordConfirmedAt,
    recordPolicy: story.recordPolicy,
    language: '',
    revision: story.revision,
    corrections: await correctionsOf(app.db, story.id),
    references: formsIn(document),
  };
}
