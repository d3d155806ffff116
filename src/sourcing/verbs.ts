/**
 * The verbs of saying, and how each must stand to be one.
 *
 * `sure`: its object is a statement whatever it is ("denied the report"). `that`: only with a clause or
 * a quotation ("showed that …", "showed “…”", never "showed the way"). `quote`: only with a quotation
 * ("expressed “regret”"), or with what is said for an object ("rejected the charge"). `beside`: only with
 * a quotation directly before or behind it ("went on: “…”").
 */
export type Needs = 'sure' | 'that' | 'quote' | 'beside';
export type Form = 'base' | 's' | 'past' | 'ing';

export interface SayingVerb {
  base: string;
  needs: Needs;
  /** Its object is a hearer, and the statement follows: "told reporters that". */
  hearer: boolean;
  /** A word without which it states nothing: "accused him *of*", "described it *as*", "called *for*". */
  link: readonly string[] | null;
}

const sure =
  'say announce declare claim estimate assert insist allege deny confirm admit acknowledge warn add contend reiterate stress ' +
  'emphasise emphasize disclose report predict forecast explain testify pledge promise vow urge reveal caution ' +
  'demand refute recommend';
const that =
  'record detail outline specify certify relay convey charge attest clarify confide divulge elaborate enquire fret intimate marvel moan opine posit postulate proclaim pronounce ' +
  'reaffirm reckon restate surmise theorise theorize volunteer vouch whine foresee concur inquire grumble ' +
  'state argue concede maintain note observe suggest propose conclude find show indicate hint imply mention comment complain recall agree ' +
  'write tweet post joke lament boast protest swear speculate underline underscore remark reply respond rule ' +
  'stipulate affirm aver retort believe signal highlight answer list read profess counter rejoin relate recount guess ' +
  'remember decide determine establish uncover';
const quote =
  'chant roar bellow growl snap murmur mumble stammer wail implore bemoan decry deplore applaud commend hail ridicule ' +
  'blast castigate disparage berate thunder fume gush gloat preach lecture curse dispute contest challenge contradict ' +
  'rebut repudiate disavow echo endorse bristle deride plead beg ' +
  'ask continue begin conclude laugh shrug smile nod sigh shout cry yell scream whisper mutter exclaim quip grumble ' +
  'interject ponder wonder question express voice praise hail criticise criticize condemn denounce mock thank congratulate ' +
  'welcome reject defend attack blame apologise apologize speak recite sing object plead beg reason muse venture offer sum ' +
  'lambast slam rail rebuke chide scoff sneer intone repeat greet salute think feel hope fear expect call label brand dub ' +
  'term deem characterise characterize summarise summarize';
const beside = 'go continue begin laugh shrug smile nod grin frown wink giggle chuckle groan pause';
const hearer = 'tell inform assure remind notify advise brief';
/** `verb:link,link`; what follows the link is stated too. */
const linked =
  'accuse:of describe:as portray:as depict:as dismiss:as characterise:as characterize:as call:for,on appeal:for,to ask:for,to,whether,if,that ' +
  'attribute:to ascribe:to liken:to credit:with denounce:as condemn:as hail:as brand:as label:as deride:as ridicule:as plead:for,to,that,not put:at,it go:on threaten:to point:out blame:for refer:to';

/** Verbs that English does not inflect by rule: base, -s form if odd, past forms. */
const irregular: Record<string, string[]> = {
  say: ['said'],
  tell: ['told'],
  write: ['wrote', 'written'],
  speak: ['spoke', 'spoken'],
  swear: ['swore', 'sworn'],
  find: ['found'],
  show: ['showed', 'shown'],
  forecast: ['forecast', 'forecasted'],
  read: ['read'],
  begin: ['began', 'begun'],
  think: ['thought'],
  feel: ['felt'],
  sing: ['sang', 'sung'],
  admit: ['admitted'],
  refer: ['referred'],
  quip: ['quipped'],
  nod: ['nodded'],
  beg: ['begged'],
  dub: ['dubbed'],
  sum: ['summed'],
  go: ['went', 'gone'],
  put: ['put'],
  foresee: ['foresaw', 'foreseen'],
  grin: ['grinned'],
  snap: ['snapped'],
  rebut: ['rebutted'],
  slam: ['slammed'],
};
const doubled = new Set('admit refer quip nod beg dub sum slam begin grin snap rebut put'.split(' '));

interface Inflected {
  verb: SayingVerb;
  form: Form;
}

const forms = new Map<string, Inflected>();
const links = new Map(
  linked.split(' ').map((entry) => [entry.split(':')[0] ?? '', entry.split(':')[1]?.split(',') ?? null]),
);
// What is learned last holds: a verb may stand in several lists, the strictest list first.
learn(quote, 'quote', false);
learn(beside, 'beside', false);
learn(that, 'that', false);
learn(sure, 'sure', false);
learn(hearer, 'sure', true);
learn([...links.keys()].join(' '), 'sure', false);
for (const base of ['find', 'show', 'conclude']) learn(base, 'that', false);
for (const base of ['go', 'put']) learn(base, 'beside', false);
for (const base of ['think', 'feel', 'hope', 'fear', 'expect', 'believe']) learn(base, 'quote', false);

function learn(bases: string, needs: Needs, takesHearer: boolean): void {
  for (const base of bases.split(' ')) {
    const verb: SayingVerb = { base, needs, hearer: takesHearer, link: links.get(base) ?? null };
    for (const [word, form] of inflect(base)) forms.set(word, { verb, form });
  }
}

function inflect(base: string): [string, Form][] {
  const y = /[^aeiou]y$/.test(base);
  const e = base.endsWith('e');
  const stem = doubled.has(base) ? base + base.at(-1) : base;
  const s = y ? `${base.slice(0, -1)}ies` : /(s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`;
  const regular = y ? `${base.slice(0, -1)}ied` : e ? `${base}d` : `${stem}ed`;
  const ing = e && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${stem}ing`;
  const past = (irregular[base] ?? [regular]).map((word): [string, Form] => [word, 'past']);
  return [[base, 'base'], [s, 's'], [ing, 'ing'], ...past];
}

/** The verb of saying that a word may be, or null. The word may be a noun as well: see `parts`. */
export function sayingForm(lower: string): Inflected | null {
  return forms.get(lower) ?? null;
}

/** Forms that are nouns as often: "reports", "his claims", "a call". */
export const nounForms = new Set(
  (
    'claim claims report reports comment comments note notes call calls demand demands estimate estimates forecast forecasts ' +
    'promise promises pledge pledges vow vows reply replies remark remarks answer answers question questions finding findings ' +
    'warning warnings ruling rulings find finds show shows post posts tweet tweets joke jokes list lists state states rule rules ' +
    'hint hints signal signals highlight highlights protest protests stress counter brief briefs briefing point points ' +
    'quote quotes laugh shrug smile nod sigh cry attack attacks objection object objects reason reasons offer offers read ' +
    'threat hope hopes fear fears belief feeling feelings meeting label labels brand brands term terms appeal appeals ' +
    'charge charges record records detail details outline outlines credit recall sum thought found mention post posting urge saying writing reading go challenge challenges contest contests dispute disputes ' +
    'echo echoes lecture lectures curse curses chant chants roar snap volunteer volunteers blast pause pauses frown grin wink groan ' +
    'whisper whispers shout shouts scream screams state'
  ).split(' '),
);

/** What facts and events do as well: "the vote revealed a split". These state something only where the subject can speak. */
export const alsoOfThings = new Set(
  'add claim demand explain promise threaten reveal show suggest indicate find highlight signal underline underscore imply determine establish uncover mean'.split(
    ' ',
  ),
);

/** What answers something said, and what is said: "rejected the charge". */
export const takesTheSaid = new Set(
  'reject dismiss dispute contest challenge contradict rebut repudiate disavow deride ridicule echo question defend attack condemn denounce criticise criticize'.split(
    ' ',
  ),
);
export const theSaid = new Set(
  (
    'account accusation allegation assertion assessment assumption charge claim comment complaint conclusion contention criticism description ' +
    'explanation finding idea insinuation interpretation notion objection reading remark report reproach rumour rumor statement story ' +
    'suggestion suspicion testimony version view warning'
  ).split(' '),
);
