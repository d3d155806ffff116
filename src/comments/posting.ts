import type { App } from '../context.ts';
import { changed } from '../db/changes.ts';
import { recordEvent } from '../db/events.ts';
import { newId } from '../db/ids.ts';
import type { Tx } from '../db/open.ts';
import { DAY, HOUR, later, MINUTE } from '../db/times.ts';
import { Problem } from '../problem.ts';
import { plainAddress } from '../readers/addresses.ts';
import { newsroom } from '../settings/queries.ts';
import { countAttempt, type Limit } from '../web/limits.ts';
import { wordsFor, type Words } from '../words/words.ts';
import { cleanName, cleanText } from './cleaning.ts';
import { judge, room, slipsIn, type Refusal, type Standing, type WrittenField } from './moderating.ts';
import { commentedStory, type CommentedStory } from './queries.ts';
import { remember, rememberedBy } from './remembering.ts';

export interface CommentInput {
  storyId: string;
  name: string;
  email: string;
  text: string;
  parentId: string | null;
  /** Whether the writer asked this browser to remember them. */
  remember: boolean;
}

/** Who sends, as far as a request tells. */
export interface Visitor {
  network: string;
  /** What our cookie holds, if the browser has it. */
  commenter: string | null;
}

export interface PostedComment {
  id: string;
  state: 'held' | 'shown';
  name: string;
  text: string;
  at: string;
  story: CommentedStory;
  /** For the cookie of a writer who asked to be remembered; null: leave the cookie as it is. */
  commenter: string | null;
}

const byNetwork: Limit = { name: 'comment by network', most: 6, within: 10 * MINUTE };
const byAddress: Limit = { name: 'comment by address', most: 20, within: HOUR };

/** Takes a comment: shown at once, or held until a moderator has read it. */
export async function postComment(app: App, visitor: Visitor, input: CommentInput): Promise<PostedComment> {
  const { settings } = await newsroom(app.db);
  const words = wordsFor(settings.language);
  const written = { name: cleanName(input.name), email: input.email.trim(), text: cleanText(input.text) };
  refuse(words, slipsIn(written));
  const address = plainAddress(written.email);
  if ('wrong' in address) throw new Error('What slips passed is a plain address.');
  await countAttempt(app, byNetwork, visitor.network, words.problems.tooOften);
  await countAttempt(app, byAddress, address.key, words.problems.tooOften);

  const author = { name: written.name, email: address.address, emailKey: address.key };
  const remembered = rememberedBy(app, visitor.commenter);
  const sent = remembered !== null && remembered.emailKey === author.emailKey ? remembered.sent : [];
  return app.change(async (tx) => {
    const story = await commentedStory(tx, input.storyId);
    if (story === null) throw new Problem('missing', words.problems.missing);
    await refuseLostParent(tx, input, words);
    const standing = await standingOf(tx, author, sent);
    const verdict = judge({
      ...written,
      paperNames: [settings.name, ...story.byline, ...(await staffNames(tx))],
      isRepeat: await isRepeat(tx, story.id, author.emailKey, written.text, app.now()),
      standing,
    });
    if (verdict?.kind === 'refuse') refuse(words, { [verdict.field]: verdict.reason });
    const comment = {
      id: newId(),
      state: verdict === null ? 'shown' : 'held',
      ...author,
      text: written.text,
      at: app.now(),
    } as const;
    await store(tx, comment, input, verdict?.reason ?? null);
    // A cookie that stands on an approved comment stays on it; any other goes on, hoping for this one.
    const stands = standing === 'known' ? sent : [...sent, comment.id];
    return { ...comment, story, commenter: input.remember ? remember(app, author, stands) : null };
  });
}

type NewComment = Pick<PostedComment, 'id' | 'state' | 'name' | 'text' | 'at'> & { email: string; emailKey: string };

async function store(
  tx: Tx,
  comment: NewComment,
  { storyId, parentId }: CommentInput,
  reason: string | null,
): Promise<void> {
  const { id, state, at, name, text, email, emailKey } = comment;
  const decided_at = state === 'shown' ? at : null;
  await tx
    .insertInto('comment')
    .values({
      id,
      story_id: storyId,
      parent_id: parentId,
      name,
      email,
      email_key: emailKey,
      text,
      state,
      reason,
      created_at: at,
      decided_at,
      decided_by: null,
      sample_at: null,
    })
    .execute();
  await recordEvent(tx, at, { kind: 'reader' }, `comment ${state}`, { kind: 'comment', id });
  if (state === 'shown') await changed(tx, `story:${storyId}`);
}

function refuse(words: Words, reasons: Partial<Record<WrittenField, Refusal>>): void {
  const fields: Record<string, string> = {};
  for (const field of ['text', 'name', 'email'] as const) {
    const reason = reasons[field];
    if (reason !== undefined) fields[field] = refusalIn(words, field, reason);
  }
  if (Object.keys(fields).length > 0) throw new Problem('invalid', words.problems.refused, { fields });
}

function refusalIn(words: Words, field: WrittenField, reason: Refusal): string {
  switch (reason) {
    case 'blank':
      return words.problems.required;
    case 'too long':
      return words.problems.tooLong(room[field === 'name' ? 'name' : 'text'].graphemes);
    case 'not an address':
      return words.problems.email;
    case 'repeated':
      return words.comments.repeated;
  }
}

async function refuseLostParent(tx: Tx, { parentId, storyId }: CommentInput, words: Words): Promise<void> {
  if (parentId === null) return;
  const parent = await tx
    .selectFrom('comment')
    .select('id')
    .where('id', '=', parentId)
    .where('story_id', '=', storyId)
    .where('state', '=', 'shown')
    .executeTakeFirst();
  if (!parent)
    throw new Problem('conflict', words.problems.refused, { fields: { parentId: words.comments.lostParent } });
}

/**
 * Typing an address proves nothing: only a comment that this very browser sent, under this address and
 * this name, and that a moderator approved gives standing.
 */
async function standingOf(
  tx: Tx,
  { name, emailKey }: { name: string; emailKey: string },
  sent: readonly string[],
): Promise<Standing> {
  const shown = tx
    .selectFrom('comment')
    .select('id')
    .where('email_key', '=', emailKey)
    .where('state', '=', 'shown')
    .limit(1);
  const approved = shown.where('id', 'in', sent).where('name', '=', name).where('decided_by', 'is not', null);
  if (sent.length > 0 && (await approved.executeTakeFirst())) return 'known';
  return (await shown.executeTakeFirst()) ? 'other browser' : 'first';
}

async function staffNames(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('staff').select('name').where('left_at', 'is', null).execute();
  return rows.map(({ name }) => name);
}

/** From this length on, the same words from two people are no accident. */
const TELLING = 60;

/** The same words under the same story in these days: from the same address, or long ones from anybody. */
async function isRepeat(tx: Tx, storyId: string, emailKey: string, text: string, now: string): Promise<boolean> {
  const same = tx
    .selectFrom('comment')
    .select('id')
    .where('story_id', '=', storyId)
    .where('state', 'in', ['held', 'shown', 'rejected'])
    .where('created_at', '>', later(now, -7 * DAY))
    .where('text', '=', text)
    .limit(1);
  const found = await (text.length >= TELLING ? same : same.where('email_key', '=', emailKey)).executeTakeFirst();
  return found !== undefined;
}
