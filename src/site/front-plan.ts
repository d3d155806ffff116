/** What stands where on the front page, by rule: nobody has to place anything. */
import { isOpinion } from '../layouts/frame.ts';
import { shownRecord, type SourceKind } from '../stories/record.ts';
import type { Teaser } from '../stories/queries.ts';
import type { RecordPolicy, Section } from '../settings/queries.ts';
import { DAY } from '../db/times.ts';

export interface FrontPlan {
  /** Null where nothing has been published. */
  lead: Teaser | null;
  /** More of the lead's section, as headlines under it. */
  also: Teaser[];
  second: Teaser[];
  latest: Teaser[];
  opinion: Teaser[];
  blocks: { section: Section; stories: Teaser[] }[];
}

/** Stories asked for a front. */
export const FRONT_STORIES = 60;

const LATEST = 6;
const weights: Record<SourceKind, number> = {
  'named-person': 3,
  document: 3,
  organisation: 2,
  unnamed: 1,
  publication: 1,
};
const PICTURE = 3;
const MOST_WEIGHT = 15;

/**
 * `stories` come newest first. The lead is the story of the newest day that rests on most, a picture counting
 * like one named person; the second stories are the weightiest of the days around it; all others stand by time.
 */
export function planFront(stories: readonly Teaser[], sections: readonly Section[], policy: RecordPolicy): FrontPlan {
  const opinionIds = new Set(sections.filter(isOpinion).map(({ id }) => id));
  const views = stories.filter(({ sectionId }) => sectionId !== null && opinionIds.has(sectionId));
  const news = stories.filter((story) => !views.includes(story));
  const weight = (story: Teaser): number => weightOf(story, policy);

  const lead = heaviest(within(news, DAY), weight)[0] ?? views[0] ?? null;
  let left = without(news, lead);
  const second = heaviest(within(left, 3 * DAY), weight).slice(0, lead?.picture ? 4 : 3);
  for (const story of left) if (second.length < 3 && !second.includes(story)) second.push(story);
  second.sort((a, b) => Number(b.picture !== null) - Number(a.picture !== null));
  left = without(left, ...second);

  const spare = Math.max(0, Math.min(3, left.length - LATEST));
  const also = within(left, 7 * DAY)
    .filter(({ sectionId }) => sectionId !== null && sectionId === lead?.sectionId)
    .slice(0, spare);
  left = without(left, ...also);
  const latest = left.length > 1 ? left.slice(0, LATEST) : [];
  left = without(left, ...latest);

  const blocks = sections
    .map((section) => ({ section, stories: left.filter(({ sectionId }) => sectionId === section.id).slice(0, 3) }))
    .filter((block) => block.stories.length > 0);
  return { lead, also, second, latest, opinion: without(views, lead).slice(0, 3), blocks };
}

function weightOf(story: Teaser, policy: RecordPolicy): number {
  const sources = shownRecord(story, policy)?.sources ?? [];
  const sum = sources.reduce((total, { kind }) => total + weights[kind], 0);
  return Math.min(sum, MOST_WEIGHT) + (story.picture ? PICTURE : 0);
}

/** Those published at most `span` before the newest. */
function within(stories: readonly Teaser[], span: number): Teaser[] {
  const newest = Date.parse(stories[0]?.publishedAt ?? '');
  return stories.filter(({ publishedAt }) => newest - Date.parse(publishedAt) <= span);
}

/** Sorting keeps the order of equals: the newer first. */
const heaviest = (stories: readonly Teaser[], weight: (story: Teaser) => number): Teaser[] =>
  stories.toSorted((a, b) => weight(b) - weight(a));

const without = (stories: readonly Teaser[], ...taken: (Teaser | null)[]): Teaser[] =>
  stories.filter((story) => !taken.includes(story));
