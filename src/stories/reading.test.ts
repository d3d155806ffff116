import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allArticles } from '../../test/articles.ts';
import { testApp } from '../../test/make.ts';
import { doc, p } from '../document/building.ts';
import type { Document } from '../document/schema.ts';
import { recordFrom } from './reading-record.ts';
import { proposedRecord } from './reading.ts';

const words = allArticles().flatMap(({ text }) => text.split('\n\n'));

function story(length: number): Document {
  const paragraphs = [];
  for (let size = 0, index = 0; size < length; index += 1) {
    const paragraph = words[index % words.length] ?? '';
    paragraphs.push(p(paragraph));
    size += paragraph.length;
  }
  return doc(...paragraphs);
}

test('T73 a story of 1 MB is read beside the event loop, and as it would be here', async (t) => {
  const { app } = await testApp(t);
  const document = story(1_000_000);
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const read = await Promise.all([
    proposedRecord(app, 'Wall', document),
    proposedRecord(app, 'Wall', story(30_000)),
    proposedRecord(app, 'Wall', story(1000)),
  ]);
  isOver = true;
  // Read here, it would leave others the few turns in which the settings are asked for.
  assert.ok(turns > 200, `others had ${turns} turns meanwhile`);
  assert.deepEqual(read[0], recordFrom('Wall', document, 'x'));
  assert.deepEqual(read[1], recordFrom('Wall', story(30_000), 'x'));
  assert.deepEqual(read[2], recordFrom('Wall', story(1000), 'x'));
});
