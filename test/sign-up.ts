/** Signing up in a test, as a browser would: the form is taken from the page, and links from the mails. */
import assert from 'node:assert/strict';
import * as paths from '../src/paths.ts';
import type { TestApp } from './make.ts';

export const ruth = 'ruth@pilot-row.example';

/** The fields of the sign-up form on a page, as a browser would send them. */
export function fieldsOn(page: string): Record<string, string> {
  const form = /<form action="\/sign-ups"[\s\S]*?<\/form>/.exec(page)?.[0] ?? assert.fail('no form on the page');
  const hidden = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
}

export const signUpBy = async (
  site: TestApp,
  email: string,
  more: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Response> =>
  site.post(paths.signUps, { ...fieldsOn(await site.page(paths.signUps)), email, ...more }, undefined, headers);

export const mails = (site: TestApp) => site.app.db.selectFrom('mail').selectAll().orderBy('id').execute();
export const readers = (site: TestApp) => site.app.db.selectFrom('reader').selectAll().orderBy('id').execute();
export const signUps = (site: TestApp) => site.app.db.selectFrom('sign_up').selectAll().orderBy('id').execute();

/** Path and token of a link in the last mail to `to`. */
export async function linkIn(site: TestApp, kind: 'confirmation' | 'unsubscription', to = ruth): Promise<string> {
  const letter = (await mails(site)).findLast(({ recipient }) => recipient === to) ?? assert.fail(`no mail to ${to}`);
  const link = new RegExp(`http://127\\.0\\.0\\.1:3000(/${kind}\\?token=\\S+)`).exec(letter.text)?.[1];
  return link ?? assert.fail(`no ${kind} link in ${letter.text}`);
}

export const tokenOf = (link: string): string => new URLSearchParams(link.slice(link.indexOf('?'))).get('token') ?? '';

export const confirm = (site: TestApp, link: string): Promise<Response> =>
  site.post(paths.confirmation(), { token: tokenOf(link) });

/** A reader who signed up and pressed the button. */
export async function onList(site: TestApp, email = ruth): Promise<void> {
  await signUpBy(site, email);
  await site.runJobs();
  assert.equal((await confirm(site, await linkIn(site, 'confirmation', email))).status, 200);
}
