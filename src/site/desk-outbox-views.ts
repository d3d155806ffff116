import { html, type Html } from '../html.ts';
import type { DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import * as paths from '../paths.ts';
import { dateAndHour, shortDateAndHour } from '../words/times.ts';

interface Listed {
  id: string;
  recipient: string;
  subject: string;
  created_at: string;
}

export function outboxPage(frame: DeskFrame, mails: readonly Listed[]): Html {
  return deskPage(
    frame,
    { title: 'Outbox', current: paths.deskOutbox },
    html`<main class="sheet" id="main">
<h1>Outbox</h1>
<p class="quiet">No mail server is set (MAIL_URL), so mails stay here and reach nobody. They can be read, and their links followed.</p>
${mails.length === 0 ? html`<p>No mail yet. The first one is written when somebody signs up.</p>` : html`<ul class="rows">${mails.map((mail) => mailRow(frame, mail))}</ul>`}
</main>`,
  );
}

function mailRow(frame: DeskFrame, mail: Listed): Html {
  return html`<li><div><p class="what"><a href="${paths.deskMail(mail.id)}">${mail.subject}</a></p><p class="quiet">To <bdi>${mail.recipient}</bdi></p></div><p class="quiet since">${shortDateAndHour(frame.telling, mail.created_at)}</p></li>`;
}

export function mailPage(frame: DeskFrame, mail: Listed & { text: string }): Html {
  return deskPage(
    frame,
    { title: mail.subject, current: paths.deskOutbox },
    html`<main class="sheet" id="main">
<h1>${mail.subject}</h1>
<p class="quiet">To <bdi>${mail.recipient}</bdi>, ${dateAndHour(frame.telling, mail.created_at)}</p>
<section class="group" aria-labelledby="as-text"><h2 id="as-text">As text</h2><p class="mail-text">${withLinks(mail.text)}</p></section>
<section class="group" aria-labelledby="as-page"><h2 id="as-page">As it looks</h2><iframe class="mail-page" title="The mail as it looks" src="${paths.deskMailPreview(mail.id)}"></iframe></section>
</main>`,
  );
}

/** Addresses of our own mails can be followed; everything else stays text. */
function withLinks(text: string): (Html | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));
}
