import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked } from './asked.ts';

const story = (passage: string) =>
  `Harbour wall to be rebuilt\n\nThe council met on Monday and voted for the wall.\n\n${passage}\n\nWork on the wall begins in June.`;
const broken = (passage: string) => asked('broken-quotation', story(passage));

/** Text in every style of marks; ⟨ and ⟩ stand for the outer ones. */
const styles: [string, string][] = [
  ['“', '”'],
  ['"', '"'],
  ['‘', '’'],
  ["'", "'"],
  ['«', '»'],
  ['»', '«'],
  ['„', '“'],
];
function inEveryStyle(passage: string, check: (passage: string, style: string) => void): void {
  for (const [open, close] of styles) {
    check(passage.replaceAll('⟨', open).replaceAll('⟩', close), open + close);
  }
}

test('a quotation that is never closed', () => {
  const faulty = [
    '⟨We waited for three winters, said Marit Osk. The board did not answer.',
    'Marit Osk said: ⟨We waited for three winters. The board did not answer.',
    '⟨We waited for three winters, said Marit Osk. ⟨Nobody came,⟩ she added.',
    '⟨Nobody came,⟩ said Marit Osk. ⟨We waited for three winters.',
  ];
  for (const passage of faulty) {
    inEveryStyle(passage, (text, style) => assert.equal(broken(text).length, 1, `${style} ${text}`));
  }
  assert.deepEqual(broken(faulty[2]?.replaceAll('⟨', '‘').replaceAll('⟩', '’') ?? ''), [
    ['‘We waited for three winters, said Marit Osk.'],
  ]);
});

test('a quotation that was never opened', () => {
  const faulty = [
    'We waited for three winters,⟩ said Marit Osk. The board did not answer.',
    'The board did not answer. We waited for three winters.⟩ Then she left.',
    '⟨Nobody came,⟩ said Marit Osk. We waited for three winters.⟩',
  ];
  for (const passage of faulty) {
    inEveryStyle(passage, (text, style) => assert.equal(broken(text).length, 1, `${style} ${text}`));
  }
});

test('a quotation cut by a paragraph break', () => {
  inEveryStyle('⟨We asked the board of the U.K.\n\nHarbour Union,⟩ said Marit Osk.', (text, style) => {
    const [first] = broken(text);
    assert.equal(first?.length, 2, style);
    assert.equal(broken(text).length, 1, style);
  });
  inEveryStyle('⟨We asked and asked and\n\n⟨nobody came,⟩ said Marit Osk.', (text, style) => {
    assert.equal(broken(text).length, 1, style);
  });
});

test('a mark turned the wrong way is one fault', () => {
  assert.equal(broken('“We waited,“ said Marit Osk. “Nobody came.”').length, 1);
});

test('a quotation inside of another that is never closed or opened', () => {
  assert.equal(broken('“He told me, ‘Go home now, and I went,” said Marit Osk.').length, 1);
  assert.equal(broken('“He told me, ‘Go home now,’ and I went,” said Marit Osk.').length, 0);
});

test('sound in every style', () => {
  const sound = [
    '⟨We waited for three winters,⟩ said Marit Osk. ⟨Nobody came.⟩',
    'She called it ⟨a gesture⟩, and ⟨a late one⟩; then (⟨very late⟩) she left.',
    '⟨We waited.\n\n⟨Then we went home,⟩ said Marit Osk.',
    '⟨We waited.\n\n⟨Then we went home.\n\n⟨Nobody came,⟩ said Marit Osk. ⟨Nobody.⟩',
    'Marit Osk said: ⟨We waited.⟩\n\n⟨Nobody came,⟩ said Eirik Voll.',
    '⟨We waited⟩ —⟨for nothing⟩— they said.',
  ];
  for (const passage of sound) {
    inEveryStyle(passage, (text, style) => assert.deepEqual(broken(text), [], `${style} ${text}`));
  }
});

test('marks that are something else', () => {
  const sound = [
    'In the ’90s and the ‘90s they sang rock ’n’ roll and rock ‘n’ roll, and ’tis over.',
    "In the '90s the dogs' home fell, and the boats' crews left in '98.",
    'The boards’ wall, the crews’ boats and the officials’ offices were not theirs, nor their parents’.',
    '‘It’s the boards’ wall, and they’ve known,’ she said.',
    "'It's the boards' wall, and they've known,' she said.",
    'The board was 6" deep and 12" wide, 5’10” high, 40° 26’ 46” north.',
    'Sheikh ‘Ali al-‘Abadi and the people of ‘Ewa came from Hawai‘i.',
    '“He told me ‘go’, and I was goin’ home,” she said.',
    '“‘Go,’ he said,” she said.',
    '‘He told me “go”, and I went,’ she said.',
    'The men were talkin’, she said, and the lads’ boat was gone.',
    '”We waited,” said Marit Osk. ”Nobody came.”',
    'The “so-called ‘promise fund’” is empty.',
    'He said « jamais » and left, and « toujours », she said.',
  ];
  for (const passage of sound) assert.deepEqual(broken(passage), [], passage);
});

test('the question names the words', () => {
  assert.deepEqual(broken('“We waited for three winters, said Marit Osk.'), [
    ['“We waited for three winters, said Marit Osk.'],
  ]);
});
