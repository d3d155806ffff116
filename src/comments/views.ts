import { html, raw, type Child, type Html } from '../html.ts';
import { focused } from '../layouts/desk-fields.ts';
import type { Frame } from '../layouts/frame.ts';
import { publicPage } from '../layouts/public-page.ts';
import * as paths from '../paths.ts';
import { blank, type Filled } from '../web/forms.ts';
import { dateAndHour, shortDateAndHour } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import type { CommentedStory, SentComment, Shown } from './queries.ts';
import type { Remembered } from './remembering.ts';
import type { ShownComment } from './threads.ts';

/** The comments under a story, and the form. It holds nothing of any one reader: the page is kept. */
export function commentsSection(frame: Frame, { storyId, comments }: { storyId: string; comments: Shown }): Html {
  const { words } = frame;
  const isCut = comments.count > countIn(comments.threads);
  return html`<section class="wrap" aria-labelledby="comments"><div class="after comments">
<h2 id="comments">${words.comments.heading(comments.count)}</h2>
${isCut ? html`<p class="small-print">${words.comments.newest(countIn(comments.threads))}</p>` : ''}
<ol>${comments.threads.map((comment) => commentItem(frame, comment))}</ol>
${commentForm(words, storyId, blank, 'h3')}
</div></section>`;
}

/** Three levels at most (threads.ts), so the recursion ends. */
const countIn = (threads: readonly ShownComment[]): number =>
  threads.reduce((sum, { replies }) => sum + 1 + countIn(replies), 0);

export function commentItem(frame: Frame, comment: ShownComment): Html {
  const { words } = frame;
  const { id, name, text, replies } = comment;
  return html`<li class="comment" id="c-${id}">
<header><b><bdi>${name}</bdi></b><a class="meta" href="#c-${id}"><time datetime="${comment.at}">${timeOf(frame, comment.at)}</time></a></header>
${paragraphs(text)}
<footer><a href="#reply">${words.comments.reply}<span class="unseen"> ${words.comments.replyTo} <bdi>${name}</bdi></span></a></footer>
${replies.length === 0 ? '' : html`<ol>${replies.map((reply) => commentItem(frame, reply))}</ol>`}
</li>`;
}

/** Without the year while it is this one: the page is made again at midnight. */
function timeOf({ telling, now }: Frame, at: string): string {
  return at.slice(0, 4) === now.slice(0, 4) ? shortDateAndHour(telling, at) : dateAndHour(telling, at);
}

/** Plain text as paragraphs: a blank line begins another, a line stays a line. Each finds its own direction. */
export function paragraphs(text: string): Html[] {
  return text
    .split(/\n{2,}/)
    .map(
      (paragraph) =>
        html`<p dir="auto">${paragraph.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))}</p>`,
    );
}

/** Upgraded by browser/comment-form.ts, which finds its words in the attributes. */
export function commentForm(words: Words, storyId: string, form: Filled, heading: 'h2' | 'h3'): Html {
  const { write, note, remember, rememberHelp, rememberLink, send, notAsReply, failed } = words.comments;
  const message = form.message ?? form.errors.parentId ?? null;
  const parent = form.errors.parentId === undefined ? form.values.parentId : undefined;
  return html`<comment-form data-not-as-reply="${notAsReply}" data-failed="${failed}">
<form class="reply-form" id="reply" action="${paths.comments(storyId)}" method="post">
${heading === 'h2' ? html`<h2>${write}</h2>` : html`<h3>${write}</h3>`}
<p class="small-print" id="comment-note">${note}</p>
${message === null ? '' : html`<p class="notice" role="alert">${message}</p>`}
${!parent ? '' : html`<input type="hidden" name="parentId" value="${parent}">`}
${field(words, form, 'text')}
<div class="pair">
${field(words, form, 'name')}
${field(words, form, 'email')}
</div>
<p><label class="check" for="comment-remember"><input type="checkbox" id="comment-remember" name="remember" value="yes"${form.values.remember === 'yes' ? raw(' checked') : ''} aria-describedby="comment-remember-help">${remember}</label>
<small class="small-print" id="comment-remember-help">${rememberHelp} <a href="${paths.commenter}">${rememberLink}</a></small></p>
<p><button class="button" type="submit">${send}</button></p>
</form>
</comment-form>`;
}

function field({ comments: words }: Words, form: Filled, name: 'text' | 'name' | 'email'): Html {
  const error = form.errors[name];
  const value = form.values[name] ?? '';
  const help = { text: '', name: words.nameHelp, email: words.emailHelp }[name];
  const described = ['comment-note', help && `comment-${name}-help`, error && `comment-${name}-error`]
    .filter(Boolean)
    .join(' ');
  const attributes = html`id="comment-${name}" name="${name}" required aria-describedby="${described}"${error === undefined ? '' : raw(' aria-invalid="true"')}${focused(form, name)}`;
  const control: Record<typeof name, Html> = {
    // The first line break after <textarea> is dropped by browsers: ours takes the blow.
    text: html`<textarea ${attributes} rows="5" dir="auto">\n${value}</textarea>`,
    name: html`<input ${attributes} autocomplete="name" dir="auto" value="${value}">`,
    email: html`<input ${attributes} type="email" autocomplete="email" value="${value}">`,
  };
  return html`<p class="field"><label for="comment-${name}">${words[name]} *</label>${control[name]}${error === undefined ? '' : html`<span class="error" id="comment-${name}-error">${error}</span>`}${help === '' ? '' : html`<small id="comment-${name}-help">${help}</small>`}</p>`;
}

/** In place of a comment that waits: its own words, for its writer alone. */
export function heldNotice(words: Words, { text }: { text: string }): Html {
  return html`<div class="notice" role="status"><p class="label">${words.comments.held}</p>
${paragraphs(text)}
<p class="small-print">${words.comments.heldText}</p></div>`;
}

/** For the writer of a comment, without script: what became of it. */
export function sentCommentPage(frame: Frame, story: CommentedStory, comment: SentComment): Html {
  const { words } = frame;
  const outcome =
    comment.state === 'rejected'
      ? html`<div class="notice" role="status"><p class="label">${words.comments.rejected}</p>${paragraphs(comment.text)}</div>`
      : heldNotice(words, comment);
  return ownPage(
    frame,
    words.comments.sent,
    html`<h1>${words.comments.sent}</h1>
${outcome}
${backTo(frame, story, '#comments')}`,
  );
}

/** What could not be taken, with every word still in the form. */
export function commentAgainPage(frame: Frame, story: CommentedStory, form: Filled): Html {
  const { words } = frame;
  return ownPage(
    frame,
    words.comments.notSent,
    html`<h1>${words.comments.notSent}</h1>
${commentForm(words, story.id, form, 'h2')}
${backTo(frame, story, '#comments')}`,
  );
}

export function rememberedPage(frame: Frame, remembered: Remembered | null): Html {
  const { words } = frame;
  const { remembered: title, nothingRemembered, rememberedText, name, email, forget } = words.comments;
  const content =
    remembered === null
      ? html`<p>${nothingRemembered}</p>`
      : html`<p>${rememberedText}</p>
<dl><dt class="label">${name}</dt><dd><bdi>${remembered.name}</bdi></dd><dt class="label">${email}</dt><dd>${remembered.email}</dd></dl>
<form method="post" action="${paths.commenter}"><p><button class="button" type="submit">${forget}</button></p></form>`;
  return ownPage(
    frame,
    title,
    html`<h1>${title}</h1>
${content}
<p><a href="${paths.front}">${words.site.front}</a></p>`,
  );
}

const ownPage = (frame: Frame, title: string, content: Child): Html =>
  publicPage(
    frame,
    { title, path: null, noindex: true },
    html`<main class="wrap" id="main" tabindex="-1"><div class="single">${content}</div></main>`,
  );

const backTo = ({ words }: Frame, { path, headline }: CommentedStory, part: string): Html =>
  html`<p><a href="${path}${part}">${words.comments.back}: <bdi>${headline}</bdi></a></p>`;
