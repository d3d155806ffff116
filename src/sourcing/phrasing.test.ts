import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from './extract.ts';
import { remarked } from './marking.ts';

/** Each line is read without its marks and must come back with them: [source] ~cue~ {what is stated}. */
function reads(lines: string[]): void {
  for (const line of lines) assert.equal(remarked(line), line);
}

test('sources that are told more of before the verb comes', () => {
  reads([
    '[A member of the board who asked not to be named, because the meeting was closed,] ~said~ {that there was no vote}.',
    '[A doctor who treated him] ~says~ {he cannot walk}.',
    '[Someone who was in the room] ~said~ {the mayor wept}.',
    '[Those close to the mayor] ~say~ {she will run again}.',
    '[Two people briefed on the matter] ~said~ {the deal was off}.',
    '{The deal was off}, [two people briefed on the matter] ~said~.',
    '[People familiar with the talks] ~say~ {the price was too high}.',
    '[Papers released by the ministry of mines] ~reveal~ {that the lease was signed in May}.',
    '[Records reviewed by the Courier] ~show~ {that the bridge was never tested}.',
    '[A woman who gave her name only as Lise] ~said~ {she had lost everything}.',
    '[The weekly, ~citing~ [a security source],] ~said~ {{the diary named six agents}}.',
  ]);
});

test('nouns of saying, and verbs of several words', () => {
  reads([
    "[The union's] ~assessment is~ {that the yard will close by May}.",
    '[The ministry] ~is of the view~ {that the tax is legal}.',
    '[The mayor] ~made it clear~ {that the wall would stay}.',
    '[The inspectors] ~issued a warning~ {that the ice was thin}.',
    '{“We will mend it,”} [the mayor] ~went on~. {“We always have.”}',
    'As [one engineer] ~put it~, {“the wall was asking for it.”}',
    '[Officials] ~put~ {the damage at 4 million crowns}.',
    '[The mayor] ~spoke of~ {“a bad winter” for the town}.',
    '[Relatives of the missing] ~pleaded with both sides~ {not to break off the search}.',
    '[The neighbouring town] ~rejected~ {the account}, ~saying~ {no boats had left its harbour}.',
    '[Scientists at the university] ~have found~ {traces of lead in the river}.',
    '[The harbour minister] ~told state radio~ {the envoy had acted on his own}.',
    '{The ferry will stay in port}, [officials from both towns] ~said~ late on Sunday.',
  ]);
});

test('short forms of attribution', () => {
  reads([
    '{The company lost 4 million last year}, ~per~ [the filing].',
    '[Marit Osk], in a post on Telegram~:~ {“We are leaving.”}',
    '~Said~ [the mayor]: {“We are done.”}',
    '{“I saw him,”} ~recalls~ [Lind].',
    '[One resident] ~shouted~: {“Go home!”}',
  ]);
});

test('words of saying that state nothing', () => {
  for (const text of [
    'Q: “Were you there that night?”',
    'The boat went on to the next harbour, and they put it on the wall.',
    'She put the book at the end of the shelf, and they left the house.',
    'The board pays 20 crowns per report, and they were late.',
    'He pleaded not guilty before they had read him the charge.',
  ])
    assert.deepEqual(extract({ text }).statements, [], text);
});

test('a name behind an owner is a place or a house', () => {
  const [source] = extract({ text: "Cooper's Field says no to the new stand, and they will not build it." }).sources;
  assert.equal(source?.kind, 'organisation');
});

test('subjects that stand far from their verb', () => {
  reads([
    '~Describing~ {the plan as “a joke”}, [the mayor] left the room.',
    '[Osk] wrote to the Courier ~expressing~ {“full confidence” in the board}.',
    'The roof was closed, [the board] ~insisting~ {that it was safe}.',
    '[Residents] ~calling for~ {a new bridge gathered at the town hall}.',
    '[At least 27 people] ~said~ {they had been hit}.',
    '[Jane Doe, a nurse]~:~ {“We have no beds.”}',
    '{“We have no beds,”} [a nurse at the hospital, who asked that her name not be used,] ~said~.',
  ]);
});

test('surnames that are words of the trade, and papers known by one word', () => {
  const kindsIn = (text: string) => extract({ text }).sources.map(({ kind }) => kind);
  assert.deepEqual(kindsIn('Denise Law said that the wall would not hold. Law said she had told them so.'), [
    'named-person',
  ]);
  assert.deepEqual(kindsIn('The wall would not hold, the Courier reported, and the board said it would.'), [
    'publication',
    'organisation',
  ]);
});

test('a name behind an office with its place or field is the person’s', () => {
  const named = [
    ['The mayor of Utvik, Nils Ahl, said the doctor took the boat.', 'Nils Ahl'],
    ['Its director of standards, Yolanda Prys, said the results would stand.', 'Yolanda Prys'],
    ['The head of research at the firm in Dalby, Ine Dahl Moe, who left in May, said so.', 'Ine Dahl Moe'],
  ] as const;
  for (const [text, name] of named) {
    const [source] = extract({ text }).sources;
    assert.deepEqual([source?.name, source?.kind], [name, 'named-person']);
  }
  const [officials] = extract({ text: 'Officials in Vik, Torsund, said the road was shut.' }).sources;
  assert.equal(officials?.kind, 'unnamed');
});

test('verbs that no list holds, beside a quotation or before what is said', () => {
  reads(['{“That went well,”} [Osk] ~deadpanned~.', '[The engineer] ~wagered~ {that the wall would fall}.']);
  for (const text of ['“The wall,” the board closed.', 'The bridge collapsed that day and they left.'])
    assert.deepEqual(extract({ text }).statements, [], text);
});

test('an interview printed like a play', () => {
  reads([
    'The wall\n\nTHE COURIER: Was it old?\n\n[OSK]~:~ {It was older than the town}. {They knew of it.}\n\nTHE COURIER: And now?\n\n[OSK]~:~ {Now they have to build one}.',
  ]);
  assert.deepEqual(
    extract({ text: 'WATCH: The wall comes down, and they were there.\n\nROADS: The bridge is closed.' }).statements,
    [],
  );
});

test('where a statement ends, and where it goes on', () => {
  reads([
    '{The wall is old}, [Osk] ~said~, and {nobody has mended it}.',
    '{The wall would go}, [Osk] ~said~, after the board had met.',
    'LINDHAVEN (North) - {The wall will go}, [the board] ~said~.',
    '{She had no plans}, [she] ~said~, {“today or on Sunday”}.',
    '[Several] ~shouted~ {“Shame!”} as the vote was read.',
    '[The federation] ~called~ {the report inaccurate}.',
  ]);
});

test('whom "it" means, and that it is nobody', () => {
  const line = ({ kind, name }: { kind: string; name: string }) => `${kind}: ${name}`;
  const sourcesIn = (text: string) => extract({ text }).sources.map(line);
  assert.deepEqual(sourcesIn('The committee met on Monday. It said the plan was sound.'), [
    'organisation: The committee',
  ]);
  assert.deepEqual(sourcesIn('The letter is dated 4 May. It says the roof is “beyond repair”.'), [
    'document: The letter',
  ]);
  assert.deepEqual(sourcesIn('The rain had stopped. It said that the wall would hold.'), ['organisation: It']);
});

test('surnames that are titles', () => {
  const [king] = extract({ text: 'Peter King said that the wall would not hold, and they left.' }).sources;
  assert.deepEqual([king?.kind, king?.name], ['named-person', 'Peter King']);
  const [judge] = extract({ text: 'The District Judge said that the wall would not hold, and they left.' }).sources;
  assert.equal(judge?.kind, 'unnamed');
});

test('a name behind a noun for an outlet is an outlet', () => {
  for (const text of [
    'The line will close, the news site Runway reported on Monday.',
    'The magazine Harbour Life said that the line will close.',
    'The line will close, according to the newspaper Vest.',
  ])
    assert.equal(extract({ text }).sources[0]?.kind, 'publication', text);
  assert.equal(extract({ text: 'The newspaper editor Ines Vold said so.' }).sources[0]?.kind, 'named-person');
});
