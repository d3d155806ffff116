/** Moderation: what waits, beside its story, and what was decided last. The writer's address is not shown. */
import { html, type Child, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { en } from '../words/en.ts';
import { shortDateAndHour } from '../words/times.ts';
import type { HoldReason } from './moderating.ts';
import type { CommentState, DeskComment, HeldComment } from './queries.ts';
import { paragraphs } from './views.ts';

export interface CommentsDesk {
  /** Longest waiting first. */
  held: readonly HeldComment[];
  decided: readonly DeskComment[];
  /** What the last click did. */
  done: DeskComment | null;
  /** Why it could not be done. */
  message: string | null;
}

export function commentsDeskPage(frame: DeskFrame, { held, decided, done, message }: CommentsDesk): Html {
  const waiting = frame.heldComments;
  const title = waiting === 0 ? 'No comment waits' : en.capital(en.counted(waiting, 'comment waits', 'comments wait'));
  const main = html`<main class="work" id="main">
<header><h1>${title}</h1>${held.length < waiting ? html`<p class="quiet">The ${held.length} that have waited longest are here; the others follow as these are decided.</p>` : ''}</header>
${message === null ? '' : html`<p class="notice error" role="alert">${message}</p>`}
${done === null ? '' : doneNotice(done)}
<div>
${byStory(held).map((group, index) => storyGroup(frame, group, index + 1))}
${decided.length === 0 ? '' : html`<section class="group" aria-labelledby="decided"><h2 id="decided">Decided last</h2><ul class="rows">${decided.map((comment) => decidedRow(frame, comment))}</ul></section>`}
</div>
</main>`;
  return deskPage(frame, { title: 'Comments', current: paths.deskComments }, main);
}

/** One held comment: a row for a list of them. */
export function heldRow(frame: DeskFrame, comment: HeldComment): Html {
  return row(frame, comment, storyLink(comment));
}

function byStory(held: readonly HeldComment[]): HeldComment[][] {
  return [...Map.groupBy(held, ({ storyId }) => storyId).values()];
}

function storyGroup(frame: DeskFrame, comments: readonly HeldComment[], number: number): Child {
  const [first] = comments;
  if (!first) return '';
  return html`<section class="group" aria-labelledby="story-${number}"><h2 id="story-${number}"><bdi>${first.headline}</bdi> <span class="count">${comments.length}</span> <a href="${storyAddress(first)}">Read it<span class="unseen">: <bdi>${first.headline}</bdi></span></a></h2>
<ul class="rows">${comments.map((comment) => row(frame, comment, null))}</ul></section>`;
}

function row(frame: DeskFrame, comment: HeldComment, story: Html | null): Html {
  return html`<li id="c-${comment.id}"><div><blockquote>${paragraphs(comment.text)}</blockquote>
<p class="quiet"><b><bdi>${comment.name}</bdi></b>${comment.answers === null ? '' : html` to <bdi>${comment.answers}</bdi>`}${story === null ? '' : html` on ${story}`}. ${comment.reason === null ? '' : reasons[comment.reason]}</p></div>
<p class="quiet since"><span>waiting</span> <span>${waited(frame.now, comment.at)}</span></p>
<div class="do">${decisionForm(comment, [approve, reject])}</div></li>`;
}

const reasons: Record<HoldReason, string> = {
  'staff name': 'A rule held it: the name could be taken for the paper’s own.',
  links: 'A rule held it: it holds two links or more, or a link in the name.',
  'other browser':
    'A rule held it: this address was approved before, but not under this name from this browser, and anybody can type an address.',
  'first comment': 'First comment from this address.',
};

function decidedRow(frame: DeskFrame, comment: DeskComment): Html {
  return html`<li><div><blockquote>${paragraphs(comment.text)}</blockquote>
<p class="quiet"><b><bdi>${comment.name}</bdi></b> on ${storyLink(comment)}.</p></div>
<p class="quiet since"><span>${whatHappened(comment)}</span> <span>${comment.decidedAt === null ? '' : shortDateAndHour(frame.telling, comment.decidedAt)}</span></p>
<div class="do">${undoForm(comment)}</div></li>`;
}

function whatHappened({ state, decidedBy }: DeskComment): string {
  const what = state === 'shown' ? 'approved' : 'rejected';
  return decidedBy === null ? `${state} by itself` : `${what} by ${decidedBy}`;
}

function doneNotice(comment: DeskComment): Html {
  const what =
    comment.state === 'shown'
      ? html`Approved: the comment by <bdi>${comment.name}</bdi> stands under ${storyLink(comment)} now.`
      : html`Rejected: the comment by <bdi>${comment.name}</bdi> is on no page.`;
  return html`<div class="notice" role="status"><p>${what}</p><div class="do">${undoForm(comment)}</div></div>`;
}

interface Choice {
  value: 'approve' | 'reject';
  label: string;
  isPlain: boolean;
}

const approve: Choice = { value: 'approve', label: 'Approve', isPlain: false };
const reject: Choice = { value: 'reject', label: 'Reject', isPlain: true };
const undo: Record<CommentState, Choice[]> = {
  held: [approve, reject],
  shown: [{ value: 'reject', label: 'Take off the page', isPlain: true }],
  rejected: [{ value: 'approve', label: 'Approve after all', isPlain: true }],
};

const undoForm = (comment: DeskComment): Html => decisionForm(comment, undo[comment.state]);

/** The state the moderator sees goes with the click: where somebody else was faster, nothing happens. */
function decisionForm({ id, state, name }: DeskComment, choices: readonly Choice[]): Html {
  return html`<form method="post" action="${paths.deskCommentDecision(id)}"><input type="hidden" name="from" value="${state}">
${choices.map(({ value, label, isPlain }) => html`<button class="${isPlain ? 'button plain' : 'button'}" type="submit" name="decision" value="${value}">${label}<span class="unseen">: comment by <bdi>${name}</bdi></span></button>`)}</form>`;
}

const storyAddress = ({ path, storyId }: DeskComment): string => path ?? paths.deskStory(storyId);

const storyLink = (comment: DeskComment): Html =>
  html`<a href="${storyAddress(comment)}"><bdi>${comment.headline}</bdi></a>`;

/** "2 h 10 min" */
function waited(now: string, since: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return days === 1 ? '1 day' : `${days} days`;
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}
