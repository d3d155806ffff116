/** What the audit asks at the desk, rule by rule: off, or how grave. */
import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../context.ts';
import { html, raw, type Html } from '../html.ts';
import { formMessage } from '../layouts/desk-fields.ts';
import { deskFrameOf, type DeskFrame } from '../layouts/desk-frame.ts';
import { deskPage } from '../layouts/desk-page.ts';
import { afterDoing } from '../layouts/done.ts';
import * as paths from '../paths.ts';
import { newsroom, type Settings } from '../settings/queries.ts';
import { changeSettings } from '../settings/settling.ts';
import type { RuleId } from '../sourcing/audit.ts';
import { blank, submit, type Filled } from '../web/forms.ts';
import { needs } from '../web/needs.ts';
import { privatePage } from '../web/pages.ts';
import { routes, type Web, type WebContext } from '../web/web.ts';

/** What each rule looks for, in one sentence. */
const sentences: Record<RuleId, string> = {
  'counts-disagree': 'The number of sources differs from place to place.',
  'numbers-disagree': 'A figure differs from place to place.',
  'offices-disagree': 'Somebody’s office differs from place to place.',
  'another-outlet': 'Something rests on another publication alone.',
  'document-held-by-others': 'A document is quoted that somebody else has seen.',
  reportedly: '“Reportedly” or “allegedly”, and nobody is named who says so.',
  'quoted-unpublished': 'A document is quoted that readers cannot find.',
  'no-reason': 'Somebody is not named, and no reason is given.',
  'stock-phrase': 'The reason for not naming somebody says nothing.',
  'unnamed-opinion': 'Somebody who is not named judges somebody else.',
  'bare-source': 'A source of whom readers learn nothing.',
  'unnamed-group': '“Experts” or “critics”, and nobody knows which.',
  'single-source': 'The story rests on one source.',
  'no-reply': 'Somebody is accused, and their answer is missing.',
  'no-source': 'The story names no source.',
  'quote-in-two-places': 'The same words stand in two places, or are two people’s.',
  'relative-date': '“Last week”, and no date to reckon from.',
  'broken-quotation': 'A quotation mark that nothing closes.',
  markup: 'Signs of another system are left in the text.',
  'broken-reference': 'A form or code of another system leads nowhere.',
  'loaded-verb': '“Claimed” or “admitted”, where “said” would do.',
  'headline-exceeds': 'The headline says more than the text.',
};
const ids = Object.keys(sentences) as RuleId[];
const weights = { '': 'As the rule has it', high: 'High', medium: 'Medium', low: 'Low', off: 'Off' } as const;

const weight = z.enum(['', 'high', 'medium', 'low', 'off'], 'Choose one of the list.');
const schema = z.strictObject(Object.fromEntries(ids.map((id) => [id, weight])));

export function deskAudit(app: App): Hono<Web> {
  const deed = needs('change settings');
  return routes()
    .get(paths.deskAudit, deed, async (c) => privatePage(c, await auditPageFor(app, c, blank)))
    .post(paths.deskAudit, deed, (c) =>
      submit(c, {
        schema,
        act: (typed) => {
          const auditRules = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
          return changeSettings(app, c.get('actor'), { auditRules: auditRules as Settings['auditRules'] });
        },
        done: () => c.redirect(afterDoing(paths.deskAudit, 'saved'), 303),
        again: (form) => auditPageFor(app, c, form),
      }),
    );
}

async function auditPageFor(app: App, c: WebContext, form: Filled): Promise<Html> {
  const { settings } = await newsroom(app.db);
  return auditPage(await deskFrameOf(app, c.get('actor'), c.req.query('done')), settings, form);
}

function auditPage(frame: DeskFrame, { auditRules }: Settings, form: Filled): Html {
  return deskPage(
    frame,
    { title: 'What the audit asks', current: paths.deskSettings },
    html`<main class="sheet" id="main">
<h1>What the audit asks</h1>
<p>Each finding is a question to the editor, beside the story’s record. None keeps a story from going out.</p>
${formMessage(form)}
<form class="fields" method="post" action="${paths.deskAudit}">
${ids.map((id) => ruleField(id, form.values[id] ?? auditRules[id] ?? ''))}
<button class="button" type="submit">Save</button>
</form>
</main>`,
  );
}

function ruleField(id: RuleId, chosen: string): Html {
  return html`<div class="field"><label for="${id}">${sentences[id]}</label><select id="${id}" name="${id}">${Object.entries(
    weights,
  ).map(
    ([value, label]) => html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${label}</option>`,
  )}</select></div>
`;
}
