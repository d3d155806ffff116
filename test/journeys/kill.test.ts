/**
 * The journey from set-up to a confirmed reader, request by request; `kill -9` after each one. What was
 * acknowledged is there after the next start, and the start is healthy.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOnrecord, type Onrecord } from '../process.ts';
import { owner } from './newsroom.ts';

interface Journey {
  site: Onrecord;
  cookie: string;
  storyId: string;
  path: string;
  commentId: string;
  confirmation: string;
}

const document = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Marit Osk said the wall had been tired for years.' }] },
  ],
};

async function ask(
  j: Journey,
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const headers = { cookie: j.cookie, origin: j.site.url, ...init.headers };
  return fetch(new URL(path, j.site.url), { redirect: 'manual', ...init, headers });
}

async function post(j: Journey, path: string, fields: Record<string, string>): Promise<Response> {
  const answer = await ask(j, path, { method: 'POST', body: new URLSearchParams(fields) });
  assert.ok(
    [200, 303].includes(answer.status),
    `${path}: ${answer.status} ${answer.status < 400 ? '' : await answer.clone().text()}`,
  );
  return answer;
}

const text = async (j: Journey, path: string): Promise<string> => (await ask(j, path)).text();

async function eventually(what: () => Promise<boolean>, sentence: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(sentence);
}

/** Each step does one thing; its second half holds from then on, after any number of deaths. */
const steps: { name: string; act(j: Journey): Promise<void>; holds(j: Journey): Promise<void> }[] = [
  {
    name: 'set up the owner',
    act: async (j) => {
      const token = new URL(j.site.setupLink ?? '').searchParams.get('token') ?? '';
      const answer = await post(j, '/desk/setup', {
        token,
        newsroom: 'The Courier',
        ...owner,
        language: 'en',
        timeZone: 'UTC',
      });
      j.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    holds: async (j) => assert.equal((await ask(j, '/desk')).status, 200),
  },
  {
    name: 'start a story',
    act: async (j) => {
      const answer = await post(j, '/desk/stories', {});
      j.storyId = answer.headers.get('location')?.split('/').at(-1) ?? '';
    },
    holds: async (j) => assert.equal((await ask(j, `/desk/stories/${j.storyId}`)).status, 200),
  },
  {
    name: 'autosave it',
    act: async (j) => {
      const answer = await ask(j, `/desk/stories/${j.storyId}/autosave`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          revision: 1,
          headline: 'The wall was tired',
          standfirst: '',
          byline: 'Ines Calder',
          sectionId: '',
          pictureId: '',
          pictureCaption: '',
          document,
        }),
      });
      assert.equal(answer.status, 200);
    },
    holds: async (j) => assert.match(await text(j, `/desk/stories/${j.storyId}`), /The wall was tired/),
  },
  {
    name: 'publish it',
    act: async (j) => {
      await post(j, `/desk/stories/${j.storyId}/publication`, { revision: '2' });
      j.path = /href="(\/\d{4}\/\d{2}\/[^"]+)"/.exec(await text(j, `/desk/stories/${j.storyId}`))?.[1] ?? '';
    },
    holds: async (j) => {
      assert.match(await text(j, j.path), /tired for years/);
      assert.match(await text(j, '/feed'), /The wall was tired/);
      assert.ok((await text(j, '/search?q=tired')).includes(`href="${j.path}"`));
    },
  },
  {
    name: 'comment on it',
    act: async (j) => {
      await post(j, `/stories/${j.storyId}/comments`, {
        name: 'Old Davit',
        email: 'davit@davit.example',
        text: 'It leaned.',
      });
      j.commentId = /\/desk\/comments\/([0-9a-f-]{36})\//.exec(await text(j, '/desk/comments'))?.[1] ?? '';
    },
    holds: async (j) => assert.match((await text(j, '/desk/comments')) + (await text(j, j.path)), /It leaned\./),
  },
  {
    name: 'approve the comment',
    act: async (j) => {
      const page = await text(j, '/desk/comments');
      const [, decision = ''] =
        new RegExp(`(<form[^>]*action="/desk/comments/${j.commentId}/decision"[\\s\\S]*?</form>)`).exec(page) ?? [];
      const fields = Object.fromEntries(
        [...decision.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      );
      const [, name = 'decision', value = ''] =
        /<button[^>]*name="(\w+)"[^>]*value="(\w+)"[^>]*>\s*Approve/.exec(decision) ?? [];
      await post(j, `/desk/comments/${j.commentId}/decision`, {
        ...fields,
        ...(value === '' ? {} : { [name]: value }),
      });
    },
    holds: async (j) => assert.match(await text(j, j.path), /It leaned\./),
  },
  {
    name: 'sign up',
    act: async (j) => {
      const page = await text(j, '/sign-ups');
      const [, form = ''] = /(<form action="\/sign-ups"[\s\S]*?<\/form>)/.exec(page) ?? [];
      const hidden = Object.fromEntries(
        [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      );
      await post(j, '/sign-ups', { ...hidden, homepage: '', email: 'ruth@pilot-row.example' });
    },
    // Stored first: whether the mail was written before the death or after the next start, it is written.
    holds: async (j) => {
      await eventually(
        async () => /\/desk\/outbox\/[0-9a-f-]{36}/.test(await text(j, '/desk/outbox')),
        'the confirmation was mailed',
      );
      assert.match(await text(j, '/desk/sign-ups'), /ruth@pilot-row\.example/);
    },
  },
  {
    name: 'confirm',
    act: async (j) => {
      const [mail = ''] = /\/desk\/outbox\/[0-9a-f-]{36}/.exec(await text(j, '/desk/outbox')) ?? [];
      const link = /href="([^"]*\/confirmation\?token=[^"]+)"/.exec(await text(j, mail))?.[1] ?? '';
      j.confirmation = new URL(link).searchParams.get('token') ?? '';
      await post(j, '/confirmation', { token: j.confirmation });
    },
    holds: async (j) => assert.match(await text(j, '/desk/sign-ups'), /confirmed/i),
  },
];

test('kill -9 between any two requests of the journey loses nothing', { timeout: 240_000 }, async (t) => {
  const site = await startOnrecord();
  t.after(() => site.kill('SIGKILL'));
  const journey: Journey = { site, cookie: '', storyId: '', path: '', commentId: '', confirmation: '' };
  for (const [index, step] of steps.entries()) {
    await step.act(journey);
    await site.kill('SIGKILL');
    await site.restart();
    assert.equal(site.setupLink, null, 'set-up stays closed');
    for (const done of steps.slice(0, index + 1)) {
      await t.test(`after “${step.name}”: ${done.name}`, () => done.holds(journey));
    }
  }
});
