/** The audit asks the same of a story when others are in it: names, numbers and offices decide nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { audit } from '../src/sourcing/audit.ts';
import { extract } from '../src/sourcing/extract.ts';
import { allArticles } from './articles.ts';
import { differences, swapped } from './invariance.ts';

/** A story with much to ask about. */
const faulty = `Osk and Brandvik Discuss Harbour Sale in Secret Talks, Officials Confirm

In a rare conversation confirmed by two senior officials with knowledge of the call, former Mayor Marit Osk and President Eirik Brandvik discussed the possible sale of the harbour to a bank.

According to the Skarra Courier, the exchange was described by a single source close to the palace. Brandvik reportedly said, “If the price is right, the wall can go too.”

The sale, which the source called “a turning point,” came up after Brandvik had floated the idea in a private meeting with lawmakers. “The bank can pay in stages,” Brandvik told his aides. “That would be a signal to the north.

Coast.” The plan was met with hope last week.

According to a confidential report obtained by *The Northern Gazette*, prosecutors have evidence that Osk’s government took 14 million crowns from the fund. “She is a crook and always was,” said one person with knowledge of the inquiry.

President Brandvik has remained publicly supportive of Osk. “She is brave,” Brandvik told aides behind closed doors. A senior officer, speaking on condition of anonymity, warned that the harbour would be lost.`;

describe('the audit and who is in a story', () => {
  it('asks of every article what it asks when others are in it', () => {
    const changed = allArticles().flatMap(({ id, text }) =>
      differences(text, { dated: false }, 2).map((line) => `${id}: ${line}`),
    );
    assert.deepEqual(changed, []);
  });

  it('asks of a faulty story the same, whoever is in it', () => {
    assert.ok(audit(extract({ text: faulty })).length >= 10);
    for (const turn of [1, 2, 3, 4, 5]) assert.deepEqual(differences(faulty, { dated: false }, turn), []);
  });

  it('can tell: a story that is told otherwise is asked something else', () => {
    const text = `Mayor resigns\n\nMayor Marit Osk resigned on Monday, she said. “I am tired,” she said. The former mayor of Skarra, Eirik Voll, thanked her.`;
    assert.notEqual(swapped(text).text, text);
    assert.match(swapped(text).text, /The former \p{Ll}+ of \p{Lu}\p{L}+, \p{Lu}\p{L}+ \p{Lu}/u);
    assert.doesNotMatch(swapped(text).text, /Osk|Voll|mayor/i);
  });
});
