/** The two letters that answer a sign-up. Nothing that a stranger typed stands in them: no name, no free text. */
import { html, raw, type Html } from '../html.ts';
import { letterName, type Voice } from '../prompts/wording.ts';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

export interface LetterParts {
  voice: Voice;
  language: string;
  newsletterName: string;
  leavingLink: string;
}

/** To somebody who is not on the list: the button leads to a page with one button. */
export function confirmEmail({
  voice,
  language,
  newsletterName,
  leavingLink,
  confirmationLink,
}: LetterParts & { confirmationLink: string }): Letter {
  const { mails } = voice.words;
  const letter = letterName(voice, { name: newsletterName });
  return letterOf({
    language,
    newsroom: voice.settings.name,
    subject: mails.confirmSubject(letter),
    title: mails.confirmTitle,
    lead: mails.confirmText(letter, voice.settings.name),
    button: { label: mails.confirmButton, href: confirmationLink },
    after: mails.confirmUntil,
    leave: { label: mails.leave, href: leavingLink },
  });
}

/** To somebody who is on the list: the page said the same as to anybody else, the letter says the rest. */
export function knownEmail({ voice, language, newsletterName, leavingLink }: LetterParts): Letter {
  const { mails } = voice.words;
  const letter = letterName(voice, { name: newsletterName });
  return letterOf({
    language,
    newsroom: voice.settings.name,
    subject: mails.knownSubject(letter),
    title: mails.knownTitle,
    lead: mails.knownText(letter, voice.settings.name),
    button: null,
    after: null,
    leave: { label: mails.leaveList, href: leavingLink },
  });
}

interface Link {
  label: string;
  href: string;
}

interface LetterContent {
  language: string;
  newsroom: string;
  subject: string;
  title: string;
  lead: string;
  button: Link | null;
  after: string | null;
  leave: Link;
}

function letterOf(content: LetterContent): Letter {
  const { newsroom, subject, title, lead, button, after, leave } = content;
  const parts = [
    newsroom,
    title,
    lead,
    button && `${button.label}\n${button.href}`,
    after,
    `${leave.label}\n${leave.href}`,
  ];
  return {
    subject,
    text: `${parts.filter((part) => part !== null).join('\n\n')}\n`,
    html: letterHtml(content).toString(),
  };
}

const serif = "Georgia,'Times New Roman',serif";
const label = "'Arial Narrow',Arial,sans-serif";

/** Tables and inline styles, because mail programs know nothing else; dark where the device is. */
function letterHtml({ language, newsroom, subject, title, lead, button, after, leave }: LetterContent): Html {
  const paragraph = (text: string) => html`<p style="margin:0 0 18px;font:17px/26px ${serif}">${text}</p>`;
  return html`${raw('<!DOCTYPE html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>
@media (prefers-color-scheme: dark) {
  .ground, .ground td { background: #14171a !important }
  .ground h1, .ground p { color: #ebe7df !important }
  .ground .soft, .ground .soft a { color: #a8adb0 !important }
  .ground .heavy { border-color: #ebe7df !important }
  .ground .press { background: #ebe7df !important; color: #14171a !important }
}
</style>
</head>
<body style="margin:0;padding:0;background:#fefdfb" class="ground">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#fefdfb" class="ground">
<tr><td align="center" style="padding:24px 16px 40px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left;color:#16191c">
<tr><td style="padding:0 0 10px">
<p class="soft" style="margin:0 0 2px;font:14px/18px ${label};color:#545a5f">${newsroom}</p>
<h1 style="margin:0;font:bold 30px/34px ${serif};letter-spacing:-.5px">${title}</h1>
</td></tr>
<tr><td class="heavy" style="border-top:3px solid #16191c;border-bottom:1px solid #16191c;height:2px;font-size:0;line-height:0">&nbsp;</td></tr>
<tr><td style="padding:18px 0 6px">
${paragraph(lead)}
${button && html`<p style="margin:0 0 18px"><a class="press" href="${button.href}" style="display:inline-block;padding:14px 22px;background:#16191c;color:#fefdfb;font:bold 17px/20px ${label};text-decoration:none">${button.label}</a></p>`}
${after && paragraph(after)}
</td></tr>
<tr><td class="heavy" style="padding:14px 0 0;border-top:1px solid #16191c">
<p class="soft" style="margin:0;font:14px/21px ${label};color:#545a5f"><a href="${leave.href}" style="color:#545a5f">${leave.label}</a></p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`;
}
