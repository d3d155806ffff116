import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Section } from '../settings/queries.ts';
import type { StoryPicture, Teaser } from '../stories/queries.ts';
import { emptyRecord, type RecordSource, type SourceKind } from '../stories/record.ts';
import { planFront, type FrontPlan } from './front-plan.ts';

const section = (name: string): Section => ({ id: name, name, slug: name, accent: null, position: 0 });
const sections = ['news', 'council', 'sport', 'opinion'].map(section);
const kinds: Record<string, SourceKind> = {
  n: 'named-person',
  d: 'document',
  o: 'organisation',
  u: 'unnamed',
  p: 'publication',
};
const picture: StoryPicture = { id: '1', width: 3, height: 2, renditions: [], alt: '', credit: '', caption: '' };

/** `line` spells the record: "nd" is a named person and a document. */
function story(headline: string, hoursAgo: number, line: string, more: Partial<Teaser> = {}): Teaser {
  const sources = Array.from(line, (sign, index): RecordSource => ({
    id: String(index),
    kind: kinds[sign] ?? 'unnamed',
    name: sign,
    note: '',
    people: 1,
    group: false,
    places: [],
    second: false,
    via: null,
    found: '',
    edited: false,
    link: null,
    known: false,
  }));
  return {
    id: headline,
    path: `/${headline}`,
    headline,
    standfirst: '',
    byline: [],
    sectionId: 'news',
    publishedAt: new Date(Date.UTC(2031, 10, 20) - hoursAgo * 3_600_000).toISOString(),
    changedAt: null,
    words: 300,
    picture: null,
    record: { ...emptyRecord, sources },
    recordConfirmedAt: '2031-11-20T00:00:00.000Z',
    recordPolicy: null,
    ...more,
  };
}

const names = (stories: readonly Teaser[]): string => stories.map(({ headline }) => headline).join(' ');
const everything = ({ lead, also, second, latest, opinion, blocks }: FrontPlan): Teaser[] => [
  ...(lead ? [lead] : []),
  ...also,
  ...second,
  ...latest,
  ...opinion,
  ...blocks.flatMap((block) => block.stories),
];

describe('the plan of a front', () => {
  it('is empty in an empty newsroom', () => {
    assert.deepEqual(planFront([], sections, 'confirmed'), {
      lead: null,
      also: [],
      second: [],
      latest: [],
      opinion: [],
      blocks: [],
    });
  });

  it('leads with the story of the newest day that rests on most', () => {
    const stories = [story('brief', 0, 'o'), story('survey', 5, 'nndd'), story('older', 30, 'nnnnnndddd')];
    assert.equal(planFront(stories, sections, 'confirmed').lead?.headline, 'survey');
  });

  it('counts a picture like one named person, and takes the newer of equals', () => {
    const stories = [story('one', 0, 'n'), story('two', 1, 'n'), story('pictured', 2, 'n', { picture })];
    assert.equal(planFront(stories, sections, 'confirmed').lead?.headline, 'pictured');
    assert.equal(planFront(stories.slice(0, 2), sections, 'confirmed').lead?.headline, 'one');
  });

  it('does not count a record that readers do not see', () => {
    const stories = [story('new', 0, 'n'), story('unconfirmed', 1, 'nnnn', { recordConfirmedAt: null })];
    assert.equal(planFront(stories, sections, 'confirmed').lead?.headline, 'new');
    assert.equal(planFront(stories, sections, 'unchecked').lead?.headline, 'unconfirmed');
    assert.equal(planFront(stories, sections, 'off').lead?.headline, 'new');
  });

  it('gives opinion a row of its own and never the lead, unless there is nothing else', () => {
    const view = story('view', 0, 'nnnn', { sectionId: 'opinion' });
    const plan = planFront([view, story('news', 1, '')], sections, 'confirmed');
    assert.equal(plan.lead?.headline, 'news');
    assert.equal(names(plan.opinion), 'view');
    const alone = planFront([view], sections, 'confirmed');
    assert.equal(alone.lead?.headline, 'view');
    assert.equal(names(alone.opinion), '');
  });

  it('has no list of the latest for a single story', () => {
    const plan = planFront(
      [story('a', 0, 'n'), story('b', 1, ''), story('c', 2, ''), story('d', 3, ''), story('e', 4, '')],
      sections,
      'confirmed',
    );
    assert.equal(names(plan.second), 'b c d');
    assert.equal(names(plan.latest), '');
    assert.equal(names(plan.blocks.flatMap((block) => block.stories)), 'e');
  });

  it('shows every story once, and sets pictures first in a row', () => {
    const stories = Array.from({ length: 40 }, (_, place) =>
      story(`s${place}`, place, place % 3 === 0 ? 'nd' : 'o', {
        sectionId: sections[place % 4]?.id ?? null,
        picture: place % 5 === 0 ? picture : null,
      }),
    );
    const plan = planFront(stories, sections, 'confirmed');
    const shown = everything(plan).map(({ headline }) => headline);
    assert.equal(new Set(shown).size, shown.length);
    assert.equal(plan.second.length, 4);
    assert.equal(plan.latest.length, 6);
    assert.equal(plan.opinion.length, 3);
    assert.deepEqual(
      plan.blocks.map((block) => block.section.name),
      ['news', 'council', 'sport'],
    );
    const pictured = plan.second.map(({ picture: shownPicture }) => shownPicture !== null);
    assert.deepEqual(
      pictured,
      pictured.toSorted((a, b) => Number(b) - Number(a)),
    );
    const times = plan.latest.map(({ publishedAt }) => publishedAt);
    assert.deepEqual(times, times.toSorted().reverse());
  });
});
