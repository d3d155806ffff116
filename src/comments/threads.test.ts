import assert from 'node:assert/strict';
import { it } from 'node:test';
import { threaded, type ShownComment, type UnthreadedComment } from './threads.ts';

const comment = (id: string, parentId: string | null = null): UnthreadedComment => ({
  id,
  parentId,
  name: 'N',
  text: id,
  at: '2031-11-20T08:00:00.000Z',
});
const outline = (threads: readonly ShownComment[]): unknown[] =>
  threads.map(({ id, replies }) => (replies.length === 0 ? id : [id, ...outline(replies)]));

it('E23 nests three levels, then goes on flat', () => {
  const threads = threaded([
    comment('a'),
    comment('b', 'a'),
    comment('c', 'b'),
    comment('d', 'c'),
    comment('e', 'd'),
    comment('f'),
  ]);
  assert.deepEqual(outline(threads), [['a', ['b', 'c', 'd', 'e']], 'f']);
});

it('an answer to what is not shown stands by itself', () => {
  assert.deepEqual(outline(threaded([comment('b', 'gone'), comment('c', 'b')])), [['b', 'c']]);
});

it('T74 a chain of fifty thousand overflows nothing', () => {
  const chain = Array.from({ length: 50_000 }, (_, index) => comment(`${index}`, index === 0 ? null : `${index - 1}`));
  const [first] = threaded(chain);
  assert.equal(first?.replies[0]?.replies.length, 49_998);
});
