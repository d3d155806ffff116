/** Command: somebody signs up. Stored first, with the words they agreed to; the mail follows as a job. */
import type { App } from '../context.ts';
import { recordEvent } from '../db/events.ts';
import { newId } from '../db/ids.ts';
import type { Db, Tx } from '../db/open.ts';
import { DAY, HOUR, later } from '../db/times.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { Problem } from '../problem.ts';
import { countInTransaction } from '../prompts/counting.ts';
import { dayIn } from '../prompts/days.ts';
import { formById, slideInWith } from '../prompts/queries.ts';
import {
  consentWording,
  formCopy,
  slideInCopy,
  wordingVersion,
  type Copy,
  type Placement,
  type SignUpForm,
  type Voice,
} from '../prompts/wording.ts';
import { newsroom } from '../settings/queries.ts';
import { countAttempt } from '../web/limits.ts';
import { wordsFor, type Words } from '../words/words.ts';
import { LONGEST_ADDRESS, plainAddress, type WrongAddress } from './addresses.ts';

export interface SignUpInput {
  email: string;
  form: string;
  placement: Placement;
  storyId: string | null;
  /** Which words stood on the reader's screen: `wordingVersion`. */
  wording: string;
  /** The network it came from. */
  network: string;
}

const byNetwork = { name: 'sign-up by network', most: 60, within: HOUR };
const byAddress = { name: 'sign-up by address', most: 6, within: HOUR };
const MOST_MAILS_A_DAY = 3;
const ASKED = 'confirmation mail asked for';

/** Says nothing about whether the address is known: what is done and answered is the same. */
export async function signUp(app: App, input: SignUpInput): Promise<void> {
  const { settings } = await newsroom(app.db);
  const words = wordsFor(settings.language);
  const read = plainAddress(input.email);
  if ('wrong' in read) {
    const message = input.email === '' ? words.problems.required : whatIsWrong(words, read.wrong);
    throw new Problem('invalid', message, { fields: { email: message } });
  }
  const shown = await shownForm(app.db, { words, settings }, input);
  if (shown === null) throw new Problem('conflict', words.signUp.closed);
  if (wordingVersion(shown.copy) !== input.wording) throw new Problem('conflict', words.signUp.changed);
  await countAttempt(app, byNetwork, input.network, words.problems.tooOften);
  await countAttempt(app, byAddress, read.key, words.signUp.tooOften);

  await app.change(async (tx) => {
    const now = app.now();
    const readerId = await knownOrNewReader(tx, read, now);
    const signUpId = await waitingOrNewSignUp(tx, now, {
      reader_id: readerId,
      form_id: shown.form.id,
      newsletter_id: shown.form.newsletter.id,
      placement: input.placement,
      story_id: await publishedStoryId(tx, input.storyId),
      consent: consentWording(shown.copy),
      language: settings.language,
      day: dayIn(settings.timeZone, now),
    });
    const isMailed = (await mailsAskedFor(tx, readerId, now)) < MOST_MAILS_A_DAY;
    if (isMailed) await enqueue(tx, now, 'confirm sign-up', { signUpId });
    await recordEvent(tx, now, { kind: 'reader' }, isMailed ? ASKED : 'sign-up repeated', {
      kind: 'reader',
      id: readerId,
    });
  });
}

function whatIsWrong({ signUp, problems }: Words, wrong: WrongAddress): string {
  switch (wrong) {
    case 'no-at':
      return signUp.noAt;
    case 'no-ending':
      return signUp.noEnding;
    case 'too-long':
      return problems.tooLong(LONGEST_ADDRESS);
    case 'refused':
      return problems.email;
  }
}

/** The words on the reader's screen, as they are now. */
async function shownForm(
  db: Db,
  voice: Voice,
  { form: id, placement }: SignUpInput,
): Promise<{ form: SignUpForm; copy: Copy } | null> {
  const form = await formById(db, id);
  if (form === null) return null;
  return {
    form,
    copy: placement === 'slide-in' ? slideInCopy(voice, await slideInWith(db, form), form) : formCopy(voice, form),
  };
}

/** A reader who left stays away until they confirm: anybody can type an address. */
async function knownOrNewReader(
  tx: Tx,
  { address, key }: { address: string; key: string },
  now: string,
): Promise<string> {
  await tx
    .insertInto('reader')
    .values({
      id: newId(),
      email: address,
      email_key: key,
      state: 'pending',
      created_at: now,
      confirmed_at: null,
      left_at: null,
    })
    .onConflict((clash) => clash.column('email_key').doNothing())
    .execute();
  const { id } = await tx.selectFrom('reader').select('id').where('email_key', '=', key).executeTakeFirstOrThrow();
  return id;
}

interface NewSignUp {
  reader_id: string;
  form_id: string;
  newsletter_id: string;
  placement: Placement;
  story_id: string | null;
  consent: string;
  language: string;
  day: string;
}

/** Pressing again within a day is the same sign-up, as long as it is the same form in the same words. */
async function waitingOrNewSignUp(tx: Tx, now: string, { day, ...row }: NewSignUp): Promise<string> {
  const waiting = await tx
    .selectFrom('sign_up')
    .innerJoin('reader', 'reader.id', 'sign_up.reader_id')
    .select('sign_up.id')
    .where('sign_up.reader_id', '=', row.reader_id)
    .where('sign_up.form_id', '=', row.form_id)
    .where('sign_up.placement', '=', row.placement)
    .where('sign_up.consent', '=', row.consent)
    .where('sign_up.language', '=', row.language)
    .where('sign_up.confirmed_at', 'is', null)
    .where('sign_up.created_at', '>', later(now, -DAY))
    .where((e) => e.or([e('reader.left_at', 'is', null), e('reader.left_at', '<', e.ref('sign_up.created_at'))]))
    .executeTakeFirst();
  if (waiting) return waiting.id;
  const id = newId();
  await tx
    .insertInto('sign_up')
    .values({ id, ...row, created_at: now, mailed_at: null, confirmed_at: null })
    .execute();
  await countInTransaction(tx, { day, placement: row.placement, what: 'sent' });
  return id;
}

async function mailsAskedFor(tx: Tx, readerId: string, now: string): Promise<number> {
  const { count } = await tx
    .selectFrom('event')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('thing_kind', '=', 'reader')
    .where('thing_id', '=', readerId)
    .where('what', '=', ASKED)
    .where('at', '>', later(now, -DAY))
    .executeTakeFirstOrThrow();
  return count;
}

/** Which story it stood under, if that is one that readers can see. */
async function publishedStoryId(tx: Tx, storyId: string | null): Promise<string | null> {
  if (storyId === null) return null;
  const found = await tx
    .selectFrom('publication')
    .select('story_id')
    .where('story_id', '=', storyId)
    .executeTakeFirst();
  return found?.story_id ?? null;
}
