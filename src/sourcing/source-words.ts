/** Nouns that say what sort of source a phrase is. The head of the phrase is looked up, in the singular. */
const set = (words: string) => new Set(words.split(' '));

/** People by what they do or how they stand to the matter. Many more are known by their endings (`isPersonNoun`). */
export const people = set(
  'source official person people spokesman spokeswoman spokesperson spokespeople witness eyewitness expert ' +
    'analyst adviser advisor aide lawyer attorney resident member critic observer diplomat lawmaker politician ' +
    'scientist researcher doctor prosecutor authority activist protester neighbour neighbor engineer teacher ' +
    'economist historian representative colleague friend relative insider leader chief head director chairman ' +
    'chairwoman chair president minister secretary mayor governor senator congressman congresswoman councillor ' +
    'councilor commissioner officer detective sergeant lieutenant captain colonel general admiral soldier fighter ' +
    'rebel militant commander driver pilot nurse surgeon patient victim survivor suspect defendant judge ' +
    'magistrate juror bishop priest imam rabbi pastor professor lecturer student pupil parent mother father ' +
    'brother sister son daughter wife husband widow widower uncle aunt cousin grandmother grandfather man woman ' +
    'boy girl child men women children guy voter supporter opponent rival ally negotiator mediator envoy ' +
    'ambassador delegate candidate contender veteran trader investor shareholder customer client consumer ' +
    'passenger tourist farmer fisherman worker employee staffer employer manager executive owner founder tenant ' +
    'landlord villager local islander citizen migrant refugee blogger poster user author writer editor reporter ' +
    'journalist correspondent columnist photographer producer actor singer artist coach player fan referee ' +
    'inspector auditor whistleblower informant contact consultant contractor coroner consul sheriff deputy clerk ' +
    'agent spy guard prisoner inmate detainee monk nun rescuer paramedic firefighter fireman policeman ' +
    'policewoman planner developer designer builder caller organiser organizer campaigner environmentalist ' +
    'conservationist biologist meteorologist forecaster statistician other others some many one both none two ' +
    'three four five six dozens hundreds thousands anyone premier monarch king queen prince princess pope sailor ' +
    'skipper harbourmaster harbormaster shopkeeper butcher baker publican librarian caretaker trustee monitor ' +
    'investigator pollster counsel solicitor barrister ombudsman whip',
);
const personEndings =
  /(?:ers?|ors?|ists?|ians?|men|man|women|woman|people|persons?|ees?|watchers?|ologists?|crats?|naries|nary|eers?|ants?)$/;
/** Words with a person's ending that are none. */
const noPersons = set(
  'paper letter order matter number chapter power centre center theatre theater computer summer winter water ' +
    'river tower corner border offer answer register folder weather leather factor sector motor error mirror ' +
    'harbour harbor terror honor labor vector version plant grant restaurant government parliament document ' +
    'statement list mist fist wrist committee guarantee fee tree degree career newspaper encounter banner dinner ' +
    'character manner layer server quarter shelter filter poster disaster transfer chamber december october ' +
    'november september warrant covenant infant elephant amount variant ' +
    // Given names, at the head of a sentence.
    'peter roger walter oliver alexander jennifer heather christopher victor hector brian adrian julian norman herman lester ' +
    'chester xavier javier olivier amber esther tyler taylor carter parker spencer cooper piper harper connor trevor eleanor igor ' +
    'viktor dieter werner rainer reiner holger volker jesper kasper casper jasper gunther rutger roman osman salman damian fabian ' +
    'sebastian florian kilian christian cristian marian lillian gillian dorian ivor thor theodor isidor salvador bruce lee renee desiree',
);

export const documents = set(
  'report study survey letter email e-mail memo memorandum minutes transcript document filing lawsuit suit ' +
    'complaint indictment affidavit ruling judgment judgement verdict statement poll data figure statistic census ' +
    'record paper papers note agenda draft audit book bill diary message tweet post recording video release ' +
    'communique communiqué resolution treaty analysis review finding result testimony order contract dossier file ' +
    'log ledger guideline guidance notice petition policy brief deposition warrant certificate manual handbook ' +
    'presentation slide chart map index assessment inquiry evaluation investigation evidence research estimate ' +
    'forecast leaflet invoice receipt receipts cable text texts photo photograph image footage tape audiotape ' +
    'videotape biography autobiography memoir constitution decree advisory bulletin summary appendix annex ' +
    'chapter page plaque will autopsy autopsies inspection test sample measurement calculation simulation projection questionnaire ' +
    'spreadsheet database register roll timetable schedule blueprint drawing prospectus accounts dataset licence license permit ' +
    'application submission proposal paperwork correspondence printout screenshot slip timesheet roster rota docket subpoena writ motion ' +
    'agreement pact lease deed logbook list table graph form clause paragraph footnote passage entry version copy sign banner wording caption terms rules ' +
    'injunction ordinance statute act law code rulebook regulation charter accord pamphlet brochure flyer factsheet headline',
);

/** Words that stand for an outlet or an institution named before: "the newspaper", "the company". */
export const standIns = set(
  'newspaper paper magazine broadcaster station website outlet agency journal channel tabloid daily weekly ' +
    'company firm group organisation organization',
);

export const publications = set(
  'newspaper magazine broadcaster station website outlet media press blog journal channel tabloid daily weekly ' +
    'wire newscast newswire podcast gazette',
);
/** Words that end the names of newspapers. A capitalised phrase that ends with one is an outlet. */
export const outletEndings = set(
  'times post herald gazette tribune news courier examiner guardian telegraph observer chronicle journal star ' +
    'sun mirror mail express standard independent globe bulletin dispatch sentinel ledger register record review ' +
    'inquirer argus echo advertiser messenger mercury press today weekly daily magazine newspaper politico ' +
    'spiegel monde figaro zeitung republic bee citizen leader intelligencer broadcasting radio television tv ' +
    'agency wire courier lantern beacon advocate enterprise pioneer patriot enquirer',
);
/** Outlets and agencies whose names say nothing by themselves. */
export const outlets = set(
  'reuters ap afp bbc cnn nbc cbs abc npr pbs cnbc msnbc bloomberg axios politico guardian telegraph economist ' +
    'newsweek time spiegel xinhua tass interfax itar-tass ria dpa efe ansa kyodo aljazeera al-jazeera al-arabiya ' +
    'voa rte itv cbc haaretz propublica buzzfeed vox slate wired bellingcat yonhap upi pti antara anadolu nos nrk ' +
    'dr svt yle zdf ard rai rtve tv2 huffpost breitbart rt',
);

export const organisations = set(
  'office ministry government department company board council committee commission court police army military ' +
    'union party group agency organisation organization university college school hospital bank firm team club ' +
    'charity church authority administration parliament senate house cabinet institute institution foundation ' +
    'embassy consulate navy bureau force service association federation congress campaign coalition alliance ' +
    'panel jury tribunal regulator watchdog airline manufacturer maker operator retailer corporation network body ' +
    'division unit squad brigade command directorate secretariat chamber assembly legislature judiciary ' +
    'prosecution defence defense state city town county district region province nation country republic kingdom ' +
    'side centre center laboratory lab trust society academy museum league confederation consortium conglomerate ' +
    'giant partnership practice studio label publisher utility supplier carrier port harbour harbor ngo movement ' +
    'militia intelligence customs treasury fund insurer brewer carmaker automaker planemaker airport railway ' +
    'railroad camp leadership management delegation mission monarchy palace family inspectorate registry archive ' +
    'archives',
);
/** Governments and seats of power that speak under a bare name. */
export const powers = set(
  'pentagon kremlin washington moscow beijing london paris berlin brussels tehran kyiv kiev jerusalem ankara ' +
    'delhi tokyo seoul pyongyang damascus baghdad kabul islamabad cairo rome madrid vienna geneva ottawa canberra ' +
    'havana caracas riyadh taipei warsaw westminster whitehall downing nato opec unicef unesco interpol europol ' +
    'congress parliament senate iran iraq israel syria turkey russia china japan india pakistan france germany ' +
    'italy spain britain ukraine poland egypt libya sudan somalia nigeria kenya ethiopia brazil argentina chile ' +
    'colombia venezuela mexico canada australia cuba afghanistan lebanon jordan yemen taiwan indonesia malaysia ' +
    'thailand vietnam philippines greece sweden norway denmark finland belgium netherlands switzerland austria ' +
    'hungary romania bulgaria serbia croatia georgia armenia azerbaijan kazakhstan belarus ireland scotland wales ' +
    'england hamas hezbollah taliban fatah google apple microsoft amazon facebook twitter toyota boeing airbus ' +
    'ford honda tesla volkswagen siemens nokia samsung sony intel ibm greenpeace amnesty labour tories democrats ' +
    'republicans conservatives',
);

/** Words before a name that are no part of it. */
export const titles = set(
  'mr mrs ms miss mx dr prof sir dame lord lady rev father sister brother saint st hon judge justice king queen ' +
    'prince princess president vice premier chancellor minister prime secretary foreign defence defense finance ' +
    'interior deputy chief general gen lt col maj capt sgt cpl adm admiral colonel major captain lieutenant ' +
    'sergeant commander officer constable detective inspector superintendent sheriff senator sen representative ' +
    'rep congressman congresswoman governor gov mayor councillor councilman councilwoman ambassador attorney ' +
    'professor doctor pope bishop archbishop cardinal imam rabbi pastor ayatollah sheikh chairman chairwoman ' +
    'chair director head speaker leader spokesman spokeswoman spokesperson former ex-president acting first ' +
    'former-president us u.s uk u.k un u.n eu',
);
export const maleTitles = set(
  'mr sir lord king prince father brother son husband uncle man boy chairman spokesman congressman policeman ' +
    'fireman grandfather',
);
export const femaleTitles = set(
  'mrs ms miss dame lady queen princess mother sister daughter wife aunt woman girl chairwoman spokeswoman ' +
    'congresswoman councilwoman policewoman grandmother',
);

/** The looked-up form of a noun: "officials" → "official", "studies" → "study". */
export function singular(noun: string): string {
  if (/(?:[^aeiou])ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes)$/.test(noun)) return noun.slice(0, -2);
  if (/[^su]s$/.test(noun) && noun.length > 3) return noun.slice(0, -1);
  return noun.replace(/men$/, 'man').replace(/people$/, 'person');
}

export function isPlural(noun: string): boolean {
  return (
    /(?:[^su]s|men|people|children|police|media|data)$/.test(noun) ||
    noun === 'others' ||
    noun === 'some' ||
    noun === 'many'
  );
}

/** Whether a noun in lower case, not capitalised in the text, is somebody. */
export function isPersonNoun(noun: string): boolean {
  const one = singular(noun);
  if (people.has(noun) || people.has(one)) return true;
  if (noPersons.has(one) || documents.has(one) || organisations.has(one) || publications.has(one)) return false;
  const last = one.split('-').at(-1) ?? one;
  return people.has(last) || (last.length > 4 && personEndings.test(last));
}

/** Whether a noun can be what speaks: somebody, an institution, something written, a newsroom. */
export function isSpeakerNoun(noun: string): boolean {
  const one = singular(noun);
  return (
    isPersonNoun(noun) ||
    organisations.has(one) ||
    documents.has(one) ||
    documents.has(noun) ||
    publications.has(one) ||
    isTitle(one)
  );
}

/** Documents that have names; others are as easily surnames ("Page", "Law"). */
const namedDocuments = set(
  'report survey study act review index statement constitution treaty inquiry code charter accord agreement declaration ' +
    'files guidelines assessment audit census resolution directive plan communique memorandum protocol',
);

/** Words in the names of institutions that end in nothing telling. */
const institutionWords = set(
  'international national world united european american british human rights watch reserve federal royal ' +
    'global airlines airways motors systems technologies industries holdings energy oil steel works inc ltd plc ' +
    'corp llc gmbh co amnesty cross crescent nations states street road lane square hill river lake bay island ' +
    'bridge beach valley park station',
);

export function isTitle(word: string): boolean {
  return titles.has(word) || titles.has(word.replace(/^(?:ex|former|vice|co)-/, ''));
}

/** Titles and words of the trade that are surnames as often. */
export const surnames =
  /^(?:king|prince|bishop|pope|judge|major|dean|page|lord|knight|marshal|constable|chancellor|abbot|pastor|sergeant)$/;

/** Whether capitalised words name an institution and no person. */
export function isInstitution(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (isOutlet(words)) return true;
  if (words.some((word) => organisations.has(word) || institutionWords.has(word))) return true;
  if (
    namedDocuments.has(last) ||
    powers.has(last) ||
    (people.has(singular(last)) && (words.length !== 2 || !surnames.test(last)))
  )
    return true;
  return false;
}

const ofNews = set('news press telegraph telegraphic media broadcasting');

/** Whether capitalised words name a newspaper, a broadcaster or an agency. */
export function isOutlet(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (outlets.has(words.join('-')) || (words.length === 1 && outlets.has(last))) return true;
  if (words.length > 1 && /^(?:channel|radio|tv|agence|agencia|sky|fox)$/.test(words[0] ?? '')) return true;
  // "the Environment Agency" is no newsroom.
  if (/^(?:agency|wire)$/.test(last) && !words.some((word) => ofNews.has(word) || outlets.has(word))) return false;
  return words.length > 1 && outletEndings.has(last) && !titles.has(words[0] ?? '');
}

/** Whether "the" and this word alone, with a capital, name a newspaper. */
export function isPaperName(word: string): boolean {
  return (
    outletEndings.has(word) &&
    !/^(?:republic|leader|agency|radio|television|citizen|today|standard|press|wire)$/.test(word)
  );
}
