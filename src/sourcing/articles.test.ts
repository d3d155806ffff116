import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from './extract.ts';
import { bareText, remarked } from './marking.ts';
import type { Source } from './sourcing.ts';

/**
 * Whole articles of different shapes, all invented, marked by hand: each must be read as it is marked,
 * and give the sources of the list.
 */
function article(marked: string, sources: string[]): void {
  const story = marked.trim();
  assert.equal(remarked(story, { ids: true }), story);
  assert.deepEqual(extract({ text: bareText(story) }).sources.map(line), sources);
}

function line({ id, kind, name, people, group, hand, reason }: Source): string {
  const notes = [
    people > 1 && `${people} people`,
    group && 'several',
    hand === 'second' && 'second-hand',
    reason !== null && `because: ${reason}`,
  ];
  return [id, kind, name, ...notes.filter((note) => note !== false)].join(' | ');
}

test('a council meeting, in the American manner', () => {
  article(
    `
Council votes to close the old swing bridge

The town council voted 9 to 4 on Tuesday night to close the swing bridge to cars, ending a dispute that has divided Brackwater for two years.

{"We have patched it for the last time,"} ~said~ [1|Council Chair Ruth Adeyemi, who cast the deciding vote in committee]. {"The money goes into the new crossing."}

[2|Harbor pilot Lew Tannock] ~told the meeting~ {that ferries would need twice as long without the bridge lights}. [2|He] ~said~ {nobody had asked the pilots}.

{"I would have come,"} [2|Tannock] ~said~. {"I would have brought the charts."}

[3|The engineering department] ~estimates~ {the repair at $2.3 million}. Its figures were disputed by the Chamber of Commerce, whose [4|director, Paul Oyelaran,] ~called~ {them "a guess with a dollar sign."}

[5|Councilwoman Dana Frisk, who voted against the closing,] ~asked for~ {a second study}. [5|She] ~accused~ {the majority of "deciding first and measuring later."}

Residents of Mill Street welcomed the vote, and [6|several] ~said~ {they would help to plant the approach with trees}.
`,
    [
      '1 | named-person | Ruth Adeyemi',
      '2 | named-person | Lew Tannock',
      '3 | organisation | The engineering department',
      '4 | named-person | Paul Oyelaran',
      '5 | named-person | Dana Frisk',
      '6 | unnamed | several',
    ],
  );
});

test('a crime brief: hedges, a neighbour with a reason', () => {
  article(
    `
Two held after fire at grain store

Police have arrested two men after a fire destroyed a grain store near Upper Sallow on Friday.

{The men, aged 19 and 24}, ~allegedly~ {broke into the store shortly before midnight}. {Officers were called by a passer-by}, [1|police] ~said~ in a statement.

[2|A neighbour who asked not to be identified because she fears for her children] ~said~ {the men had been seen there twice that week}.

{"There was a bang and then the roof was gone,"} [2|she] ~said~.

[3|Fire chief Arno Welk] ~said~ {that the building could not be saved}. ~According to~ [4|the fire service], {forty volunteers worked through the night}.

{The owner of the store, Pia Holm}, ~reportedly~ {put the loss at 300,000 crowns}. She could not be reached for comment.
`,
    [
      '1 | organisation | police',
      '2 | unnamed | A neighbour who asked not to be identified because she fears for her children | because: she fears for her children',
      '3 | named-person | Arno Welk',
      '4 | organisation | the fire service',
    ],
  );
});

test('a political story that rests on unnamed people', () => {
  article(
    `
{Finance minister weighs a tax on empty homes}, [1|three officials] ~say~

{The finance ministry is preparing a tax on homes that stand empty for more than a year}, ~according to~ [1|three officials familiar with the draft].

[1|The officials, who spoke on condition of anonymity because the talks are private,] ~said~ {the tax could begin next spring}. [1|Two of them] ~said~ {the minister had yet to decide on the rate}.

[2|One person close to the minister] ~described~ {the plan as "a threat more than a tax"}.

[3|A spokeswoman for the ministry] declined to comment on the draft but ~confirmed~ {that "all options are being examined"}. {"No decision has been taken,"} [3|the spokeswoman] ~said~.

Landlords are alarmed. {"It punishes people who renovate,"} ~said~ [4|Tomas Rell, president of the Homeowners' League], ~adding~ {that his members would go to court}.

[5|Economists] ~say~ {the effect would be small}.

[6|The minister himself, Jon Arvay,] ~denied~ last week {that any such tax was planned}.
`,
    [
      '1 | unnamed | three officials familiar with the draft | 3 people | because: the talks are private',
      '2 | unnamed | One person close to the minister',
      '3 | unnamed | A spokeswoman for the ministry',
      '4 | named-person | Tomas Rell',
      '5 | unnamed | Economists | several',
      '6 | named-person | Jon Arvay',
    ],
  );
});

test('a story of other newsrooms', () => {
  article(
    `
{Shipyard in talks with foreign buyer}, [1|newspaper] ~reports~

{{The Lindhaven shipyard is in talks with a buyer from abroad}}, [1|the Northern Gazette] ~reported~ on Sunday, ~citing~ [2|a person with knowledge of the negotiations].

{The buyer has offered 40 million for the yard and its debts}, [1|the newspaper] ~said~. It did not name the buyer.

[3|Yard director Ola Brenner] ~told Reuters~ {that he would not comment on rumours}. But [4|a union leader, Sissel Moe,] ~said~ {workers had been told of the offer in November}.

{"They called us in and said it was good news,"} [4|Moe] ~told the broadcaster NRK~.

The Gazette quoted [5|an unnamed board member] ~as saying~ {that the sale would be "a matter of weeks"}.

In an interview with Channel Nine, [6|Trade Minister Petra Lund] ~warned against~ {a sale}, ~saying~ {the yard was "part of the coast"}.
`,
    [
      '1 | publication | The Northern Gazette | second-hand',
      '2 | unnamed | a person with knowledge of the negotiations | second-hand',
      '3 | named-person | Ola Brenner | second-hand',
      '4 | named-person | Sissel Moe',
      '5 | unnamed | an unnamed board member | second-hand',
      '6 | named-person | Petra Lund | second-hand',
    ],
  );
});

test('a story of documents', () => {
  article(
    `
[1|Audit] ~finds~ {the school roof was never inspected}

{The roof of Harrow Lane school was not inspected once in eleven years}, ~according to~ [1|an audit] that the county published on Monday.

[1|The audit, written by the firm Sorley and Pike,] ~says~ {the inspections were signed for but did not take place}. It lists six dates on which the inspector was on leave.

[2|Minutes of the county's building committee] ~show~ {that members asked about the roof in 2021}. [3|A letter from the head teacher, seen by this newspaper,] ~warned of~ {"water on the stairs"}.

{"We relied on the signatures,"} [4|the county] ~said~ in a statement.

[5|A survey of parents] ~found~ {that two in three would move their children if they could}. [6|The county's own data] ~suggest~ {that four more schools have the same problem}.

The inspector, who has retired, could not be reached. [7|His lawyer, Greta Sand,] ~said~ {he disputes the report}.
`,
    [
      '1 | document | an audit',
      "2 | document | Minutes of the county's building committee",
      '3 | document | A letter from the head teacher',
      '4 | organisation | the county',
      '5 | document | A survey of parents',
      "6 | document | The county's own data",
      '7 | named-person | Greta Sand',
    ],
  );
});

test('British quotation marks, which are apostrophes too', () => {
  article(
    `
{‘We can’t eat promises,’} ~say~ [1|the fishermen of Skarra]

The boats’ crews had waited since dawn. {‘We can’t eat promises,’} ~said~ [2|Eirik Voll, the harbour’s last full-time skipper]. {‘They’ve had three winters to mend the slip, and they haven’t so much as measured it.’}

[3|The ministry] ~insists~ {that it has not forgotten Skarra}. {‘The crews’ concerns are being taken seriously,’} [4|a spokesman] ~said~, {‘and we’ll answer them in writing.’}

Mr Voll’s wife, Anne, keeps the accounts. [5|She] ~says~ {the boats’ debts have doubled}. {‘It’s simple,’} [5|she] ~added~. {‘We’re paying for a slip that doesn’t exist.’}

What [6|the crews] ~call~ {the ‘promise fund’} was announced in 2019. [7|Fisheries minister Karl Juhl] ~described~ {it at the time as ‘the end of waiting’}.
`,
    [
      '1 | unnamed | the fishermen of Skarra | several',
      '2 | named-person | Eirik Voll',
      '3 | organisation | The ministry',
      '4 | unnamed | a spokesman',
      '5 | named-person | Anne',
      '6 | unnamed | the crews | several',
      '7 | named-person | Karl Juhl',
    ],
  );
});

test('a feature: a quotation over paragraphs, pronouns', () => {
  article(
    `
The woman who counts the swifts

On the second of May Ingrid Fahl goes up the tower with a notebook. She has done so for thirty-one years.

{“You hear them before you see them,”} [1|she] ~says~. {“Then the sky is full of knives.}

{“My mother counted before me. She used beans in a jar, one for every bird, and at Christmas we ate the soup.”}

Fahl is not a scientist. But {her notebooks are now the longest record of swifts in the province}, ~according to~ [2|Milo Tarn, a biologist at the university].

{“Without her we would have nothing before 2004,”} [2|Tarn] ~says~. He has copied every page.

Has the number fallen? {“By half,”} ~says~ [1|Fahl]. {“I don’t need a curve to see that.”}

Her neighbours think that she exaggerates. [3|One of them, a roofer named Dieter Kolb,] ~laughs~: {“She counts the ones that she likes.”}
`,
    ['1 | named-person | Ingrid Fahl', '2 | named-person | Milo Tarn', '3 | named-person | Dieter Kolb'],
  );
});
