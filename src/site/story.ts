/** The page of a story: what the rooms know of it, put together. */
import type { App } from '../context.ts';
import { html, type Html } from '../html.ts';
import { shownComments } from '../comments/queries.ts';
import { commentsSection } from '../comments/views.ts';
import { frameOf, type Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import { formsByReference, promptFor } from '../prompts/queries.ts';
import { inlineForms, signUpPrompt } from '../prompts/views.ts';
import { storyHead } from '../stories/head.ts';
import { publishedStory, relatedStories, type PublishedStory, type Teaser } from '../stories/queries.ts';
import { teaser } from '../stories/teaser-views.ts';
import { storyArticle } from '../stories/views.ts';
import type { Made } from '../web/web.ts';
import { around } from '../words/isolated.ts';

const RELATED = 3;

/** Null where no published story has this address. */
export async function storyPage(app: App, path: string): Promise<{ page: Html; made: Made } | null> {
  const { db } = app;
  const story = await publishedStory(db, path);
  if (story === null) return null;
  const frame = await frameOf(app);
  const [comments, related, formOf, { prompt, until }] = await Promise.all([
    shownComments(db, story.id),
    relatedStories(db, story, RELATED),
    formsByReference(db, story.references),
    frame.hasSlideIn
      ? promptFor(db, { sectionId: story.sectionId, now: frame.now, until: frame.until })
      : { prompt: null, until: frame.until },
  ]);
  const main = html`<main class="wrap" id="main" tabindex="-1">
${storyArticle(frame, story, inlineForms(frame, formOf, story.id))}
</main>`;
  const after = html`${relatedTo(frame, story, related)}
${commentsSection(frame, { storyId: story.id, comments })}
${signUpPrompt(frame, prompt, story.id)}`;
  const near = story.sectionId === null ? 'front' : `section:${story.sectionId}`;
  return {
    page: publicPage(frame, storyHead(frame, story), main, after),
    made: { things: ['settings', `story:${story.id}`, near], until },
  };
}

function relatedTo(frame: Frame, { sectionId }: PublishedStory, stories: readonly Teaser[]): Html | null {
  if (stories.length === 0) return null;
  const { words } = frame;
  const section = frame.sections.find(({ id }) => id === sectionId);
  return html`<aside class="wrap" aria-labelledby="related"><div class="after">
<h2 id="related">${section === undefined ? words.front.more : around(words.site.moreIn, section.name)}</h2>
<div class="columns${stories.length === 3 ? ' three' : ''}">
${stories.map((story) => teaser(frame, story, { size: 'mid', kicker: false, deck: false, picture: false }))}
</div>
</div></aside>`;
}
