/** What an editor would ask: numbered questions, each with its words, an answer, or why it is none here. */
import { html, raw, type Child, type Html } from '../html.ts';
import { field } from '../layouts/desk-fields.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import * as paths from '../paths.ts';
import { may } from '../roles.ts';
import { blank, type Filled } from '../web/forms.ts';
import { shortDateAndHour } from '../words/times.ts';
import { askedPlace } from './desk-record-text.ts';
import { openOf, type Question } from './questions.ts';

interface Asking {
  storyId: string;
  questions: readonly Question[];
  form: Filled;
}

const MOST_SHOWN = 200;
const weights = { high: 'Grave', medium: 'To be looked at', low: 'Small' } as const;

export function questionsSection(frame: DeskFrame, { storyId, questions, form }: Asking): Html {
  const open = openOf(questions);
  const settled = questions.filter((one) => one.settled !== null);
  const row = (one: Question): Html => questionRow(frame, { storyId, form, one });
  return html`<section aria-labelledby="questions">
<h2 id="questions" tabindex="-1">What an editor would ask <span class="count">${open.length}</span></h2>
${questions.length === 0 ? html`<p class="quiet">Nothing to ask about this text.</p>` : ''}
${open.length === 0 ? '' : html`<ol class="questions">${open.slice(0, MOST_SHOWN).map(row)}</ol>`}
${open.length > MOST_SHOWN ? html`<p class="quiet">And ${open.length - MOST_SHOWN} more, once these are answered.</p>` : ''}
${settled.length === 0 ? '' : html`<details><summary>Settled <span class="count">${settled.length}</span></summary><ol class="questions">${settled.slice(0, MOST_SHOWN).map(row)}</ol></details>`}
</section>`;
}

interface Row extends Omit<Asking, 'questions'> {
  one: Question;
}

function questionRow(frame: DeskFrame, { storyId, form, one }: Row): Html {
  const own = form.values['about'] === one.about ? form : blank;
  const { number, question, severity } = one;
  return html`
<li id="question-${number}">
<details${own === blank ? '' : raw(' open')}>
<summary><span class="number" aria-hidden="true">${number}</span><bdi>${question}</bdi></summary>
<p class="quiet">${weights[severity]}</p>
<p class="do">${goTo(storyId, one)}</p>
${one.settled === null ? answerForm(frame, { storyId, form: own, one }) : settledAs(frame, storyId, one)}
</details>
</li>`;
}

function goTo(storyId: string, { number, ranges }: Question): Child {
  if (ranges.length === 0)
    return html`<a href="${paths.deskStory(storyId)}" aria-label="Go to the text of question ${number}">Go to the text</a>`;
  return ranges
    .slice(0, 4)
    .map((_, index) =>
      index === 0
        ? html`<a href="#${askedPlace(number, 1)}" aria-label="Go to the words of question ${number}">Go to the words</a>`
        : html` <a href="#${askedPlace(number, index + 1)}" aria-label="Place ${index + 1} of question ${number}">Place ${index + 1}</a>`,
    );
}

function answerForm(frame: DeskFrame, { storyId, form, one }: Row): Html {
  const mayDismiss = frame.actor !== null && may(frame.actor, 'confirm record');
  const label = mayDismiss ? 'Your answer, or why it is no question here' : 'Your answer';
  return html`<form class="fields" method="post" action="${paths.deskStoryQuestions(storyId)}">
<input type="hidden" name="about" value="${one.about}">
${field(form, { name: 'text', id: `answer-${one.number}`, label, rows: 2, required: true })}
<p class="do"><button class="button plain" type="submit" name="deed" value="answer">Answer</button>${mayDismiss ? html`<button class="button plain" type="submit" name="deed" value="not">Not a question here</button>` : ''}</p>
</form>`;
}

function settledAs(frame: DeskFrame, storyId: string, { about, settled }: Question): Child {
  if (settled === null) return '';
  const { text, isQuestion, by, at } = settled;
  const mayReopen = frame.actor !== null && (isQuestion || may(frame.actor, 'confirm record'));
  return html`<p><b>${isQuestion ? 'Answer' : 'Not a question here'}:</b> <bdi>${text}</bdi></p>
<p class="quiet">${by === null ? '' : html`<bdi>${by}</bdi>, `}<time datetime="${at}">${shortDateAndHour(frame.telling, at)}</time></p>
${mayReopen ? html`<form class="do" method="post" action="${paths.deskStoryQuestions(storyId)}"><input type="hidden" name="about" value="${about}"><input type="hidden" name="text" value=""><button type="submit" name="deed" value="again">Ask again</button></form>` : ''}`;
}
