/**
 * The words of page furniture. A short line made of nothing but one trade's words is a row of that
 * trade; the weighted words tell advertising copy whose wording nobody foresaw.
 */
export interface Vocabulary {
  reason: string;
  weight: number;
  /** At least one of these … */
  core: ReadonlySet<string>;
  /** … and none that is not here or there. */
  around: ReadonlySet<string>;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

export const vocabularies: readonly Vocabulary[] = [
  {
    reason: 'A row of links for sharing.',
    weight: 6,
    core: words(
      `facebook twitter tweet whatsapp telegram linkedin pinterest reddit instagram mastodon bluesky threads tumblr flipboard
      teilen teile xing messenger youtube tiktok вконтакте одноклассники телеграм`,
    ),
    around: words(
      `share sharing shares email mail e-mail print copy link links url on via to by this the article story post page in per auf
      with mit x pin it und and us drucken kopieren merken diesen artikel beitrag save bookmark follow 0 more sms rss`,
    ),
  },
  {
    reason: 'Navigation of the site.',
    weight: 4,
    core: words(
      `home homepage startseite start menu menü search suche suchen login logout subscribe abo contact kontakt about imprint impressum
      privacy datenschutz terms agb archive archiv sitemap rss newsletter news nachrichten sport sports politics politik business
      wirtschaft opinion opinions meinung culture kultur lifestyle weather wetter obituaries jobs classifieds shop events advertise
      careers karriere accessibility help hilfe faq donate travel reise science wissen wissenschaft technology tech world welt local
      lokales regional entertainment unterhaltung health gesundheit video videos podcast podcasts e-paper epaper letters corrections
      datenschutzerklärung nutzungsbedingungen mediadaten redaktion главная новости политика спорт культура экономика общество контакты реклама мир`,
    ),
    around: words(
      `us our the and und of to in & policy use service conditions cookies cookie legal notice info my mein account konto register
      anmelden sign up log all alle more mehr latest neueste live tv radio today heute e zum der die das page who we are how a
      team über uns for this notices settings hinweise protection data editorial standards press presse media mediadaten`,
    ),
  },
];

export interface Lexicon {
  reason: string;
  terms: readonly (readonly [RegExp, number])[];
}

export const lexicons: readonly Lexicon[] = [
  {
    reason: 'The copy of a sign-up box.',
    terms: [
      [/\bnewsletters?\b|\brundbrief\b|рассылк/i, 2],
      [/\bsubscri(?:be|bing|ption|bers?)\b|\babonnier\p{L}*|подпис/iu, 2],
      [/\bsign(?:ing)?[ -]?up\b|\bsignup\b|\banmeld(?:en|ung)\b/i, 2],
      [/\binbox\b|\bmailbox\b|\bpostfach\b/i, 2],
      [/\b(?:your|deine|ihre) e-?mail\b/i, 2],
      [/\bunsubscribe\b|\bopt[ -]out\b|\babbestell\p{L}*|\babmeld\p{L}*/iu, 2],
      [/\bspam\b/i, 1.5],
      [/\bmailing list\b|\be-?mail (?:list|updates|alerts)\b/i, 2],
      [/\bslide-?in\b|\bpop-?up\b|\bopt-?in\b/i, 2],
      [/\bbox\b|\bwidget\b|\bform\b/i, 1],
      [
        /\b(?:daily|weekly|morning|every (?:day|week|morning|friday|sunday)|täglich|wöchentlich|jede[nrsm]? (?:tag|woche|morgen|freitag|sonntag))\b|\bdas wichtigste\b/i,
        1,
      ],
      [/\b(?:stories|headlines|news|updates|digest|briefing|letter|nachrichten|neuigkeiten)\b/i, 0.5],
      [/\bpromote\b|\bcustomi[sz]able\b|\bexclusive\b|\bfree\b|\bkostenlos\b|\bgratis\b/i, 1],
      [
        /\bjoin\b|\bnever miss\b|\bdon['’]t miss\b|\bstay (?:up to date|informed|in the loop|tuned)\b|\bauf dem laufenden\b/i,
        1.5,
      ],
      [/\b[\d,.]+ (?:readers|subscribers|neighbours|others|people|leser\p{L}*|abonnenten)\b/iu, 1.5],
    ],
  },
  {
    reason: 'An advertisement of a theme or plugin.',
    terms: [
      [/\bwordpress\b|\bwoocommerce\b|\belementor\b|\bjoomla\b|\bdrupal\b/i, 1.5],
      [/\bthemes?\b|\bplugins?\b|\btemplates?\b|\bpage builder\b|\bdemos?\b/i, 1.5],
      [/\bnext[ -]gen(?:eration)?\b|\ball-in-one\b|\bmultipurpose\b|\bmulti-purpose\b|\bfull-featured\b/i, 1.5],
      [/\bpowerful\b|\bfast(?:est)?\b|\blightweight\b|\bleistungsstark\p{L}*|\bschnell\p{L}*/iu, 1],
      [/\bbeautiful(?:ly)?\b|\bstunning\b|\belegant\b|\bmodern\b|\bclean design\b|\bpixel[ -]perfect\b/i, 1],
      [/\bfully\b|\bresponsive\b|\bcustomi[sz](?:able|e|ation)\b|\banpassbar\p{L}*/iu, 1],
      [
        /\beasy to use\b|\bno coding\b|\bin minutes\b|\bone[ -]click\b|\bdrag[ -]and[ -]drop\b|\bout of the box\b/i,
        1.5,
      ],
      [/\beverything you need\b|\bcomes with\b|\bpacked with\b|\bfeatures\b|\balles,? was (?:du|sie)\b/i, 1.5],
      [/\bengage\b|\bboost\b|\bgrow\b|\bincrease\b|\bsteiger\p{L}*/iu, 1],
      [/\bvisitors\b|\baudience\b|\bcustomers\b|\bbesucher\p{L}*/iu, 1],
      [/\bconversions?\b|\bseo\b|\btraffic\b|\bleads\b|\bsales\b/i, 1.5],
      [
        /\b(?:buy|purchase|download|try|get) (?:it )?(?:now|today)\b|\bfree trial\b|\bpremium\b|\bpro version\b|\bjetzt (?:kaufen|testen)\b/i,
        1.5,
      ],
      [/\b(?:blog|magazine|website|site|shop)s?\b/i, 0.5],
    ],
  },
  {
    reason: 'A note about cookies.',
    terms: [
      [/\bcookies?\b|\bкуки\b/i, 2],
      [/\bconsent\b|\bprivacy\b|\bgdpr\b|\beinwilligung\b|\bdatenschutz\p{L}*|\bzustimm\p{L}*/iu, 1],
      [/\bthird[ -]part(?:y|ies)\b|\bpartners\b|\btracking\b|\banalytics\b|\bdrittanbieter\p{L}*/iu, 1],
      [/\bthis (?:web)?site\b|\bour (?:web)?site\b|\bunsere\p{L}* (?:web)?seite\b|\bdiese\p{L}* (?:web)?seite\b/iu, 1],
      [/\bbest (?:possible )?experience\b|\bpersonali[sz]e\b|\bbestmögliche\p{L}*|\bnutzererlebnis\b/iu, 1.5],
      [/\b(?:accept|settings|preferences|browser|akzeptieren|einstellungen)\b/i, 0.5],
    ],
  },
  {
    reason: 'The note of a comment form.',
    terms: [
      [/\be-?mail(?: address|[ -]?adresse)?\b/i, 1],
      [/\b(?:required|mandatory|compulsory|optional)\b|\bpflicht(?:feld|angabe)\p{L}*|\berforderlich\p{L}*/iu, 1.5],
      [/\bfields?\b|\bfeld(?:er)?\b/i, 1],
      [
        /\b(?:not|never|nicht|nie)\b.{0,20}\b(?:published|shown|displayed|shared|public|veröffentlicht|angezeigt)\b/i,
        2,
      ],
      [/\bcomments?\b|\bcommenters?\b|\breply\b|\bkommentar\p{L}*/iu, 1],
      [
        /\bmoderat\p{L}*|\bapproved\b|\bfreigeschaltet\b|\bcommunity (?:rules|guidelines|standards)\b|\bnetiquette\b/iu,
        1.5,
      ],
      [/\bmarkiert\b|\bmarked\b|\basterisk\b|\bsternchen\b/i, 1],
    ],
  },
  {
    reason: 'The foot of the site.',
    terms: [
      [/©|\bcopyright\b|\ball rights reserved\b|\balle rechte\b/i, 2.5],
      [/\b(?:ltd|inc|llc|gmbh|plc|limited|verlag|publishing|media group)\b/i, 1],
      [/\bregistered (?:in|office|charity)\b|\bcompany (?:number|no)\b|\bust-?id\b|\bhandelsregister\b/i, 2],
      [/\bprivacy\b|\bterms\b|\bimprint\b|\bimpressum\b|\bdatenschutz\b/i, 1],
      [/\bpowered by\b|\bhosted by\b|\btheme by\b/i, 2],
      [/\bissn\b/i, 2],
    ],
  },
];
