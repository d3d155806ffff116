import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { system, testApp, type TestApp } from '../../test/make.ts';
import { doc, p } from '../document/building.ts';
import { newId } from '../db/ids.ts';
import * as paths from '../paths.ts';
import { importStory } from '../stories/importing.ts';
import { bringComments, type BroughtComment } from './bringing.ts';
import { approveComment, rejectComment } from './deciding.ts';
import { commentCounts, heldComments, shownComments } from './queries.ts';

async function started(t: TestContext): Promise<{ site: TestApp; storyId: string; path: string }> {
  const site = await testApp(t);
  const document = doc(p('The board has had the survey since May.')).toJSON() as unknown;
  const { id, path } = await importStory(site.app, system, {
    headline: 'Harbour board',
    byline: [],
    datedAt: null,
    document,
    quarantined: [],
    recordPolicy: null,
    publish: true,
  });
  return { site, storyId: id, path: path ?? '' };
}

async function bring(site: TestApp, storyId: string, ...comments: Partial<BroughtComment>[]): Promise<string[]> {
  const at = site.app.now();
  const one = {
    storyId,
    parentId: null,
    name: 'Ruth',
    email: 'ruth@pilot-row.example',
    text: 'I was there.',
    at,
    state: 'held' as const,
  };
  return site.app.change((tx) =>
    bringComments(
      tx,
      system,
      comments.map((comment) => ({ ...one, ...comment })),
      at,
    ),
  );
}

describe('deciding', () => {
  it('E12 two moderators never both act', async (t) => {
    const { site, storyId } = await started(t);
    const [id = ''] = await bring(site, storyId, {});
    const { actor: hanne } = await site.staff('owner');
    const { actor: ines } = await site.staff('editor');
    const results = await Promise.allSettled([
      approveComment(site.app, hanne, { id, from: 'held' }),
      rejectComment(site.app, ines, { id, from: 'held' }),
    ]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const events = await site.app.db
      .selectFrom('event')
      .select('what')
      .where('thing_id', '=', id)
      .where('actor_kind', '=', 'staff')
      .execute();
    assert.equal(events.length, 1);
  });

  it('whoever was slower is told who was faster, and nothing changes', async (t) => {
    const { site, storyId, path } = await started(t);
    const [id = ''] = await bring(site, storyId, {});
    const { actor } = await site.staff('owner');
    const { cookie } = await site.staff('editor');
    await rejectComment(site.app, actor, { id, from: 'held' });
    const answer = await site.post(paths.deskCommentDecision(id), { decision: 'approve', from: 'held' }, cookie);
    assert.equal(answer.status, 409);
    assert.match(
      await answer.text(),
      /Test owner was faster: this comment is rejected by now\. Your click changed nothing\./,
    );
    assert.doesNotMatch(await site.page(path), /I was there\./);
  });

  it('is for editors and the owner', async (t) => {
    const { site, storyId } = await started(t);
    const [id = ''] = await bring(site, storyId, {});
    const { actor, cookie } = await site.staff('reporter');
    assert.equal((await site.request(paths.deskComments, { headers: { cookie } })).status, 403);
    assert.equal(
      (await site.post(paths.deskCommentDecision(id), { decision: 'approve', from: 'held' }, cookie)).status,
      403,
    );
    assert.equal((await site.post(paths.deskCommentDecision(id), { decision: 'approve', from: 'held' })).status, 401);
    await assert.rejects(approveComment(site.app, actor, { id, from: 'held' }), { kind: 'forbidden' });
    assert.equal((await heldComments(site.app.db)).length, 1);
  });

  it('takes a decision and nothing else', async (t) => {
    const { site, storyId } = await started(t);
    const [id = ''] = await bring(site, storyId, {});
    const { cookie } = await site.staff('editor');
    const wrong: Record<string, string>[] = [
      {},
      { decision: 'publish', from: 'held' },
      { decision: 'approve', from: 'held', text: 'x' },
    ];
    for (const fields of wrong)
      assert.equal((await site.post(paths.deskCommentDecision(id), fields, cookie)).status, 422);
    assert.equal(
      (await site.post(paths.deskCommentDecision(newId()), { decision: 'approve', from: 'held' }, cookie)).status,
      404,
    );
    assert.equal(
      (await site.post('/desk/comments/%00/decision', { decision: 'approve', from: 'held' }, cookie)).status,
      404,
    );
    assert.equal((await site.request(`${paths.deskComments}?decided=%00`, { headers: { cookie } })).status, 200);
  });
});

describe('the page of comments', () => {
  it('puts what waits beside its story, longest waiting first, with reason and age', async (t) => {
    const { site, storyId } = await started(t);
    const { cookie } = await site.staff('editor');
    const at = (minutes: number): string => new Date(Date.parse(site.app.now()) - minutes * 60_000).toISOString();
    const [parentId = ''] = await bring(site, storyId, { state: 'shown', name: 'Old Davit', at: at(400) });
    await bring(
      site,
      storyId,
      { text: 'Young.', at: at(5), reason: 'links' },
      { text: 'Old.', at: at(130), reason: 'staff name', parentId },
    );
    const page = await site.page(paths.deskComments, cookie);
    assert.match(page, /Two comments wait/);
    assert.match(
      page,
      /Harbour board<\/bdi> <span class="count">2<[\s\S]*Old\.[\s\S]*Ruth<\/bdi><\/b> to <bdi>Old Davit<\/bdi>[\s\S]*could be taken for the paper’s own[\s\S]*2 h 10 min[\s\S]*Young\.[\s\S]*two links or more[\s\S]*5 min/,
    );
    assert.match(page, /Decided last[\s\S]*shown by itself[\s\S]*Take off the page/);
  });

  it('has nothing to say when nothing waits', async (t) => {
    const { site } = await started(t);
    const { cookie } = await site.staff('editor');
    assert.match(await site.page(paths.deskComments, cookie), /No comment waits/);
  });
});

describe('comments under a story', () => {
  it('are counted, and beyond five hundred the newest are shown', async (t) => {
    const { site, storyId, path } = await started(t);
    await bring(
      site,
      storyId,
      ...Array.from({ length: 503 }, (_, index) => ({
        state: 'shown' as const,
        text: `Number ${index}.`,
        at: new Date(1_900_000_000_000 + index).toISOString(),
      })),
    );
    await bring(site, storyId, {}, { state: 'rejected' });
    assert.deepEqual(await commentCounts(site.app.db, [storyId, newId()]), new Map([[storyId, 503]]));
    const { count, threads } = await shownComments(site.app.db, storyId);
    assert.deepEqual(
      [count, threads.length, threads[0]?.text, threads.at(-1)?.text],
      [503, 500, 'Number 3.', 'Number 502.'],
    );
    const page = await site.page(path);
    assert.match(page, /503 comments/);
    assert.match(page, /The newest 500 are shown here\./);
  });

  it('reads them with an index', async (t) => {
    const { site, storyId } = await started(t);
    if (process.env.TEST_DATABASE === 'postgres') return t.skip('the plan of an empty table says nothing there');
    const { rows } = await import('kysely').then(({ sql }) =>
      sql<{
        detail: string;
      }>`explain query plan select id from comment where story_id = ${storyId} and state = 'shown' order by created_at desc, id desc limit 500`.execute(
        site.app.db,
      ),
    );
    assert.match(rows.map(({ detail }) => detail).join(), /SEARCH comment USING INDEX comment_story/);
  });
});
