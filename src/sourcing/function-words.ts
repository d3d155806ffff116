/** The small words of English and what they do; and the ordinary verbs that end a noun phrase. */
const set = (words: string) => new Set(words.split(' '));

export const determiners = set(
  'the a an this these those some any no every each another both all several many most few such his her its ' +
    'their our my your whose either neither half',
);
export const possessives = set('his her its their our my your whose');
export const pronouns = set(
  'he she they it we i you him them us me himself herself themselves itself everyone everybody someone somebody ' +
    'nobody anyone anybody there',
);
/** Pronouns that can be the source of a statement in a reporter's own sentence. */
export const speakers = set('he she they it everyone everybody someone somebody who which');
export const prepositions = set(
  'according of for at in from with on by about against near within inside under between among behind over into ' +
    'onto through across around along above below beside besides beyond despite during except outside per since ' +
    'toward towards until till upon via without amid following like to after before including concerning ' +
    'regarding as than',
);
export const conjunctions = set('and or but nor yet then');
export const subordinators = set(
  'that because while when if although though whereas where whether unless once why how whenever so what',
);
export const relatives = set('who which whom whose');
export const auxiliaries = set(
  'is are was were be been being am has have had having do does did will would can could may might must shall ' +
    "should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't " +
    "cannot i'd he'd she'd they'd we'd i've we've they've i'll he'll she'll they'll it'll",
);
export const modals = set("will would can could may might must shall should won't wouldn't can't couldn't cannot");
export const beings = set("is are was were be been being am isn't aren't wasn't weren't");
export const havings = set("has have had having hasn't haven't hadn't");
export const negations = set('not never neither nor hardly no');
export const adverbs = set(
  'also later then previously earlier again once still already just even always ever often now today yesterday ' +
    'tonight tomorrow recently soon instead therefore thus however meanwhile moreover furthermore nevertheless ' +
    'nonetheless too further first repeatedly publicly only rather quite very simply since long consistently ' +
    'almost perhaps maybe here afterwards afterward together twice both',
);
/** Nouns and adjectives that end like adverbs. */
export const noAdverbs = set(
  'weekly daily monthly quarterly fortnightly yearly ally bully rally tally folly jelly belly elderly friendly deadly costly lonely ' +
    'orderly scholarly fatherly motherly cowardly leisurely worldly timely lowly unruly smelly curly melancholy butterfly',
);
/** The statement is somebody's, and not seen by the writer. */
export const hedges = set('reportedly allegedly purportedly');

export const timeNouns = set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december morning afternoon evening night week weekend month year day today ' +
    'yesterday tonight time hours days weeks months years minutes moment noon midnight mon tue wed thu fri sat ' +
    'sun',
);
/** How and where something is said: "in a statement", "on the phone", "at a news conference". */
export const occasions = set(
  'statement interview conference briefing letter email e-mail tweet speech hearing telephone phone post ' +
    'facebook twitter telegram instagram x television radio reporters journalists interviews news message video ' +
    'address call release press testimony court parliament podcast blog memo meeting remarks broadcast session ' +
    'response reply turn note text writing debate ceremony rally event visit trip tour voice',
);

const counted =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
/** Words that count persons. */
export const numbers: Readonly<Record<string, number>> = Object.assign(
  Object.fromEntries(counted.split(' ').map((word, index) => [word, index + 1])),
  { a: 1, an: 1, single: 1, lone: 1, both: 2, pair: 2, couple: 2, trio: 3, dozen: 12 },
);

/** Past forms of common verbs that no rule makes, and some present ones: they end the noun phrase before them. */
export const ordinaryVerbs = set(
  'went came took gave made saw got left fell held kept met ran sat stood won lost led brought bought built ' +
    'became broke chose drew drove ate fought flew forgot grew hit hurt knew laid meant paid put rose sent shook ' +
    'shot shut sold spent struck taught threw wore woke sought caught heard hid let cost cut set quit split ' +
    'spread beat bore bound fed fled flung froze lent lit rode rang sank slept slid spun stole stuck swam swept ' +
    'tore come go take give make get keep become know bring lose send sell spend lie seek disagree exist happen occur arrive ' +
    'want get gets tore understood withdrew wept wound arose overcame undertook goes comes takes gives makes sees gets leaves ' +
    'falls holds keeps meets runs sits stands wins loses leads brings buys builds becomes knows means pays puts ' +
    'rises sends sells spends lies remains seems appears needs wants plans expects hopes fears thinks believes ' +
    'feels looks works lives moves turns opens closes starts begins ends faces includes involves requires allows ' +
    'serves uses tries continues refuses declines remain seem appear want think believe quote quotes cite cites',
);

/** Adjectives that stand behind their noun: "people familiar with it". */
export const behindNoun =
  /^(?:familiar|close|aware|present|involved|responsible|available|able|unable|willing|unwilling|privy|loyal|opposed|critical|knowledgeable)$/;
