/** What the frame of every public page is made of. A page with this frame depends on the thing `settings`. */
import type { App } from '../context.ts';
import { defaults, newsroom, type Newsroom, type Section } from '../settings/queries.ts';
import { nextMidnight, type Telling } from '../words/times.ts';
import { wordsFor, type Words } from '../words/words.ts';

export interface Frame extends Newsroom {
  words: Words;
  telling: Telling;
  now: string;
  /** When the date in the masthead is no longer true: give it to `keptPage`. */
  until: string;
  siteUrl: string;
  styles: string;
  /** The newsroom shows records: there is a key to the lines, and a page on how we source. */
  hasRecord: boolean;
  asset: (name: string) => string;
  file: (name: string) => string;
}

type Surroundings = Pick<App, 'db' | 'assets' | 'files' | 'config' | 'now'>;

export async function frameOf(app: Surroundings): Promise<Frame> {
  return frameFor(app, await newsroom(app.db));
}

/** A frame that asks nothing, for the page that says the database is away. */
export function bareFrame(app: Surroundings): Frame {
  const settings = { ...defaults, name: new URL(app.config.siteUrl).host };
  return frameFor(app, { settings, sections: [], hasSignUp: false, hasSlideIn: false });
}

function frameFor(app: Surroundings, room: Newsroom): Frame {
  const { settings } = room;
  const telling = { language: settings.language, timeZone: settings.timeZone };
  const now = app.now();
  return {
    ...room,
    words: wordsFor(settings.language),
    telling,
    now,
    until: nextMidnight(telling, now),
    siteUrl: app.config.siteUrl,
    styles: app.assets.styles(settings.accent),
    hasRecord: settings.recordPolicy !== 'off',
    asset: (name) => app.assets.path(name),
    file: (name) => app.files.address(name),
  };
}

const opinionSlugs: ReadonlySet<string> = new Set([
  'opinion',
  'comment',
  'commentary',
  'views',
  'meinung',
  'kommentar',
  'kommentare',
]);

/** Opinion is told by its section's address: it has headlines in italics, and no lead. */
export const isOpinion = (section: Pick<Section, 'slug'> | undefined): boolean =>
  section !== undefined && opinionSlugs.has(section.slug);
