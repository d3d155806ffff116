/** What is looked through before a story goes out: its record with all decisions, and what an editor would ask. */
import type { App } from '../context.ts';
import type { Document } from '../document/schema.ts';
import { documentText } from '../document/text.ts';
import { listedForms, listedReferences } from '../prompts/queries.ts';
import type { Settings } from '../settings/queries.ts';
import { extract } from '../sourcing/extract.ts';
import { formsIn } from './body.ts';
import { decided, type DecidedRecord } from './decided.ts';
import { decisionsOf } from './decision-queries.ts';
import type { StandingForm } from './desk-margin-views.ts';
import { quarantineOf, type DeskStory } from './desk-queries.ts';
import { questionsOf, type Loose, type Question } from './questions.ts';
import { readRecord } from './record.ts';
import { storedDocument } from './snapshots.ts';

export interface Reviewed {
  document: Document;
  text: string;
  state: DecidedRecord;
  questions: Question[];
  isEnglish: boolean;
  isPartial: boolean;
}

export async function reviewOf(app: Pick<App, 'db'>, story: DeskStory, settings: Settings): Promise<Reviewed> {
  const document = storedDocument(story.document);
  const text = documentText(story.headline, document);
  const decisions = await decisionsOf(app.db, story.id);
  const state = decided(readRecord(story.reading), text, decisions);
  const sourcing = extract({ headline: story.headline, document }, { newsroom: settings.name });
  const questions = questionsOf(sourcing, {
    policy: { rules: settings.auditRules },
    dated: story.state === 'published',
    loose: await looseOf(app, story),
    notStatements: state.record.notStatements,
    decisions,
  });
  return { document, text, state, questions, isEnglish: sourcing.language === 'en', isPartial: sourcing.partial };
}

/** What leads nowhere: codes that an import took out, forms that nobody mapped. */
async function looseOf(app: Pick<App, 'db'>, story: DeskStory): Promise<Loose[]> {
  const codes = await quarantineOf(app.db, story.id);
  const forms = await standingForms(app, story);
  return [
    ...codes.map(({ text }): Loose => ({ what: 'code', words: text })),
    ...forms.flatMap(({ reference, isMapped }): Loose[] =>
      reference === null || isMapped ? [] : [{ what: 'form', words: reference }],
    ),
  ];
}

/** What readers see at each form of the text: the form it was mapped to, the default one, or nothing. */
export async function standingForms({ db }: Pick<App, 'db'>, story: DeskStory): Promise<StandingForm[]> {
  const references = formsIn(storedDocument(story.document));
  if (references.length === 0) return [];
  const forms = await listedForms(db);
  const mapped = new Map((await listedReferences(db)).map(({ reference, formId }) => [reference, formId]));
  const fallback = forms.find(({ isDefault }) => isDefault);
  return references.map((reference) => {
    const own = forms.find(({ id }) => reference !== null && id === mapped.get(reference));
    return { reference, shows: (own ?? fallback)?.name ?? null, isMapped: own !== undefined };
  });
}
