/** Alles, was Leserinnen und Leser sehen, auf Deutsch. */
import type { Words } from './en.ts';
import { list } from './times.ts';

const number = [
  'kein',
  'ein',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];
const inWords = (count: number): string => number[count] ?? String(count);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const de: Words = {
  site: {
    skip: 'Zum Text springen',
    search: 'Suche',
    signUp: 'Anmelden',
    sections: 'Ressorts',
    front: 'Zur Titelseite',
    frontTitle: 'Titelseite',
    feed: 'RSS',
    howWeSource: 'Wie wir belegen',
    corrections: 'Korrekturen',
    desk: 'Redaktion',
    appearance: 'Darstellung',
    asDevice: 'Wie das Gerät',
    light: 'Hell',
    dark: 'Dunkel',
    moreIn: (section) => `Mehr aus ${section}`,
    contact: 'Schreiben Sie uns',
    newer: 'Neuere Texte',
    older: 'Ältere Texte',
    pages: 'Seiten',
    page: (number) => `Seite ${number}`,
  },
  front: {
    description: (name) => `${name}: die Nachrichten, und worauf sie sich stützen.`,
    main: 'Die wichtigsten Texte',
    latest: 'Neu',
    more: 'Weitere Nachrichten',
    emptyTitle: 'Die erste Ausgabe entsteht gerade',
    emptyText: 'Hier ist noch nichts erschienen. Auf dieser Seite fängt es an.',
    toDesk: 'Für die Redaktion: zum Redaktionstisch',
  },
  sectionPage: {
    description: (section, name) => `${section}: alle Texte von ${name}, die neuesten zuerst.`,
    empty: 'In diesem Ressort ist noch nichts erschienen.',
  },
  search: {
    title: 'Suche',
    label: (name) => `${name} durchsuchen`,
    button: 'Suchen',
    hint: 'Wörter aus einer Überschrift oder aus dem Text. Gefunden wird, was alle enthält.',
    found: (count, asked) => `${count === 1 ? 'Ein Text' : `${capital(inWords(count))} Texte`} mit „${asked}“`,
    foundMore: (count, asked) => `Mehr als ${inWords(count)} Texte mit „${asked}“`,
    nothing: (asked) => `Kein Text enthält „${asked}“`,
    nothingText: 'Weniger Wörter finden mehr, und der Anfang eines Wortes genügt.',
    newest: 'Unsere neuesten Texte',
  },
  howWeSource: {
    title: 'Wie wir unsere Texte belegen',
    standfirst:
      'Jeder Text stützt sich auf Menschen, Papiere oder Stellen. Wir zeigen, auf welche, damit Sie selbst urteilen können.',
    lines: 'Die Linie über einem Text',
    linesText:
      'Die Linie über jedem Text ist sein Beleg: ein Stück für jede Quelle, nach ihrer Art gezeichnet, die gewichtigste zuerst.',
    kinds: {
      named: ['Eine namentlich genannte Person', 'Jemand, der mit dem eigenen Namen spricht.'],
      office: [
        'Eine Stelle oder Organisation',
        'Ein Amt, ein Gericht, ein Unternehmen: Es spricht, und niemand ist genannt.',
      ],
      document: [
        'Ein Dokument',
        'Etwas Geschriebenes, das sich nachlesen lässt: ein Protokoll, ein Gutachten, ein Urteil.',
      ],
      unnamed: [
        'Jemand ohne Namen',
        'Eine Person oder Gruppe, deren Namen wir nicht drucken. Zwei davon sind zwei Stücke.',
      ],
      publication: ['Ein anderes Medium', 'Andere haben berichtet, und wir stützen uns auf ihren Bericht.'],
    },
    noVerdict:
      'Eine Linie ist kein Urteil. Ein Text, der sich auf eine ungenannte Person stützt, kann stimmen, und einer mit zehn Namen kann falsch sein. Die Linie sagt, was sich prüfen lässt.',
    record: 'Der Beleg unter einem Text',
    recordText:
      'Unter dem Text steht jede Quelle einmal, mit dem, was wir über sie sagen können. Die Zahlen daneben führen zu ihren Worten im Text, und diese Worte, blass unterstrichen, führen zurück.',
    making: 'Wie ein Beleg entsteht',
    confirmed:
      'Ein Programm von uns liest den fertigen Text und schlägt einen Beleg vor. Jemand aus der Redaktion berichtigt und bestätigt ihn; erst dann sehen Sie ihn. Steht einmal ein Beleg da, den niemand bestätigt hat, so steht an seinem Anfang das Wort „ungeprüft“.',
    unchecked:
      'Ein Programm von uns liest den fertigen Text und schlägt einen Beleg vor, und es kann sich irren. Solange ihn niemand aus der Redaktion berichtigt und bestätigt hat, steht an seinem Anfang das Wort „ungeprüft“.',
    leftOut: 'Was die Redaktion als keine Quelle erkannt hat, fehlt darin.',
    unnamed: 'Menschen, die wir nicht nennen',
    unnamedText:
      'Der Beleg darf sagen, woher sie wissen, was sie sagen, und warum sie nicht genannt sind. Wer sie sind, steht nicht dabei: Das System, mit dem wir veröffentlichen, fragt nie danach.',
    wrong: 'Wenn wir uns irren',
    wrongText: 'Eine Korrektur steht mit ihrer Uhrzeit unter ihrem Text und mit allen anderen auf einer eigenen Seite.',
    allCorrections: 'Alle Korrekturen',
  },
  corrections: {
    title: 'Korrekturen',
    standfirst: 'Was wir an erschienenen Texten berichtigen mussten, das Neueste zuerst.',
    empty: 'Bisher gab es nichts zu berichtigen.',
  },
  gone: {
    kicker: 'Zurückgezogen',
    title: 'Dieser Text wurde zurückgezogen',
    text: (when) => `Die Redaktion hat ihn am ${when} zurückgenommen. Er ist nicht mehr veröffentlicht.`,
  },
  lines: {
    title: 'So liest man die Linien',
    text: 'Die Linie über jedem Text ist sein Beleg: ein Stück für jede Quelle.',
    named: 'eine namentlich genannte Person',
    office: 'eine Stelle oder Organisation',
    document: 'ein Dokument',
    unnamed: 'jemand ohne Namen',
    publication: 'ein anderes Medium',
  },
  problems: {
    missing: 'Unter dieser Adresse ist nichts mehr',
    missingText: 'Die Seite ist vielleicht umgezogen, oder dem Link fehlt ein Buchstabe.',
    missingKicker: 'Seite nicht gefunden',
    perhaps: 'Vielleicht meinten Sie diesen Text:',
    broken: 'Bei uns ist etwas schiefgegangen',
    brokenText: (id) =>
      `Es liegt nicht an Ihnen. Bitte versuchen Sie es gleich noch einmal; wenn es wieder geschieht, nennen Sie uns diese Nummer: ${id}.`,
    forbidden: 'Das steht Ihnen nicht offen',
    limited: 'Zu viel auf einmal',
    refused: 'Das konnte nicht angenommen werden',
    foreign: 'Dieses Formular kam von einer anderen Website. Öffnen Sie unsere Seite und senden Sie es von dort.',
    oversized: 'Das ist mehr, als wir auf einmal annehmen. Bitte kürzen Sie es.',
    unreadable:
      'Das Formular kam nicht so an, wie es gesendet wurde. Bitte gehen Sie zurück und senden Sie es noch einmal.',
    tooOften: 'Das wurde aus Ihrem Netz zu oft versucht. Bitte warten Sie eine Weile und versuchen Sie es dann wieder.',
    required: 'Bitte füllen Sie dieses Feld aus.',
    tooLong: (most) => `Das ist zu lang: höchstens ${most} Zeichen.`,
    email: 'Das sieht nicht nach einer E-Mail-Adresse aus. Sie braucht die Form name@ort.endung.',
    back: 'Zurück und noch einmal versuchen',
  },
  story: {
    by: 'Von',
    changed: { correction: 'Korrigiert', clarification: 'Klargestellt', update: 'Ergänzt' },
    notice: { correction: 'Korrektur', clarification: 'Klarstellung', update: 'Ergänzung' },
    rests: (summary) => `Stützt sich auf ${summary}.`,
    seeRecord: 'Zum Beleg',
    share: 'Teilen',
    sendByMail: 'Per E-Mail senden',
  },
  record: {
    title: 'Der Beleg',
    unchecked:
      'Dieser Beleg ist ungeprüft: Eine Maschine hat den Text gelesen, und noch hat ihn niemand in der Redaktion bestätigt.',
    kinds: {
      named: 'Namentlich',
      office: 'Stelle',
      document: 'Dokument',
      unnamed: 'Nicht genannt',
      publication: 'Anderes Medium',
    },
    summary: ({ named, document, office, unnamed, groups, publication }) =>
      [
        named && `${named}\u00a0namentlich`,
        document && `${document}\u00a0${document === 1 ? 'Dokument' : 'Dokumente'}`,
        office && `${office}\u00a0${office === 1 ? 'Stelle' : 'Stellen'}`,
        unnamed && `${unnamed}\u00a0ungenannt`,
        groups && `${groups}\u00a0ungenannte ${groups === 1 ? 'Gruppe' : 'Gruppen'}`,
        publication && `${publication}\u00a0${publication === 1 ? 'anderes Medium' : 'andere Medien'}`,
      ]
        .filter(Boolean)
        .join(', '),
    sentence: ({ named, document, office, onlyOffice, unnamed, groups, publication }) => {
      const some = (count: number, one: string, many: string) => (count === 1 ? one : `${inWords(count)} ${many}`);
      const own = [
        named && some(named, 'eine namentlich genannte Person', 'namentlich genannte Personen'),
        document && some(document, 'ein Dokument', 'Dokumente'),
        onlyOffice === null
          ? office && some(office, 'eine Stelle oder Organisation', 'Stellen oder Organisationen')
          : `eine Stelle (${onlyOffice})`,
        unnamed && some(unnamed, 'eine Person, die nicht genannt wird', 'Personen, die nicht genannt werden'),
        groups && some(groups, 'eine Gruppe, die nicht genannt wird', 'Gruppen, die nicht genannt werden'),
      ].filter((part) => part !== 0);
      const others = publication === 0 ? '' : some(publication, 'ein anderes Medium', 'andere Medien');
      if (own.length === 0)
        return others === '' ? 'Dieser Text nennt keine Quelle.' : `Dieser Text stützt sich auf ${others}.`;
      return `Dieser Text stützt sich auf ${list('de', own)}.${others === '' ? '' : ` Zitiert wird außerdem ${others}.`}`;
    },
    second: 'Aus zweiter Hand.',
    via: (name) => `Durch ${name}.`,
    where: 'Im Text:',
    place: (name, place) => `${name}, Stelle ${place}`,
    howWeSource: 'Wie wir unsere Texte belegen',
    tellUs: 'Der Redaktion einen Fehler melden',
  },
  signUp: {
    email: 'E-Mail-Adresse',
    button: 'Anmelden',
    letter: (newsroom) => `Post von ${newsroom}`,
    text: 'Was wir herausgefunden haben und wer es gesagt hat: in Ihrem Postfach.',
    cadence: (cadence) => `Der Brief kommt ${cadence}.`,
    smallPrint: 'Wir schicken einen Brief zur Bestätigung. Abmelden geht jederzeit mit einem Klick.',
    trap: 'Bitte leer lassen',
    sentTitle: 'Noch ein Schritt',
    sentTo: [
      'Wir haben an ',
      ' geschrieben. Drücken Sie in diesem Brief auf den Knopf, dann stehen Sie auf der Liste.',
    ],
    sent: 'Wir haben an die angegebene Adresse geschrieben. Drücken Sie in diesem Brief auf den Knopf, dann stehen Sie auf der Liste.',
    sentFrom: (sender) =>
      `Der Brief kommt von ${sender}; sehen Sie im Spam-Ordner nach, wenn er in fünf Minuten nicht da ist.`,
    again: 'Den Brief noch einmal schicken',
    notThere: 'Er ist nicht gekommen: noch einmal anfordern',
    none: 'Zurzeit gibt es nichts, wofür man sich anmelden könnte.',
    noAt: 'Dieser Adresse fehlt das „@“. Sie braucht die Form name@ort.endung.',
    noEnding: 'Dieser Adresse fehlt die Endung, zum Beispiel „.de“.',
    robot: 'Das sah nach einem Automaten aus. Wenn Sie keiner sind, drücken Sie bitte noch einmal auf den Knopf.',
    closed:
      'Dieses Formular gibt es nicht mehr; seit Sie die Seite geöffnet haben, wurde es entfernt. Es wurde nichts abgeschickt.',
    changed:
      'Der Wortlaut dieses Formulars hat sich geändert, seit Sie die Seite geöffnet haben. Bitte lesen Sie ihn und drücken Sie dann noch einmal auf den Knopf.',
    failed:
      'Das ist nicht bei uns angekommen. Bitte prüfen Sie Ihre Verbindung und drücken Sie dann noch einmal auf den Knopf.',
    tooOften:
      'Diese Adresse wurde in kurzer Zeit zu oft angegeben. Bitte warten Sie eine Stunde und versuchen Sie es dann wieder.',
  },
  prompt: {
    region: (title) => `Anmelden: ${title}`,
    close: 'Schließen',
  },
  confirmation: {
    askTitle: 'Ein Klick, und Sie stehen auf der Liste',
    ask: (letter) => `Sie haben „${letter}“ bestellt. Es kommt nichts, bevor Sie hier zugestimmt haben.`,
    button: 'Auf die Liste setzen',
    doneTitle: 'Sie stehen auf der Liste',
    done: (letter) => `Der nächste Brief „${letter}“ kommt zu Ihnen. Am Fuß eines jeden steht ein Link zum Abmelden.`,
    voidTitle: 'Dieser Link gilt nicht mehr',
    void: 'Er ist älter als dreißig Tage, oder er wurde benutzt, bevor Sie sich abgemeldet haben. Hier können Sie sich neu anmelden.',
    leaveTitle: 'Von der Liste abmelden?',
    leave: (newsroom) => `Ein Klick, und Sie bekommen keine Briefe mehr von ${newsroom}.`,
    leaveButton: 'Abmelden',
    leftTitle: 'Sie sind abgemeldet',
    left: 'Wir schicken Ihnen keine Briefe mehr. Danke, dass Sie uns gelesen haben.',
    leftByMistake: 'Wieder anmelden',
    leaveVoid: 'Diesem Link fehlen ein paar Zeichen. Öffnen Sie ihn noch einmal vom Fuß eines Briefes aus.',
  },
  mails: {
    confirmSubject: (letter) => `Bitte bestätigen: ${letter}`,
    confirmTitle: 'Ein Klick, und Sie stehen auf der Liste',
    confirmText: (letter, newsroom) =>
      `Jemand, hoffentlich Sie selbst, hat bei ${newsroom} „${letter}“ für diese Adresse bestellt.`,
    confirmButton: 'Ja, auf die Liste setzen',
    confirmUntil: 'Der Knopf gilt dreißig Tage. Das waren nicht Sie? Dann tun Sie nichts, und es kommt nichts mehr.',
    knownSubject: (letter) => `Sie stehen schon auf der Liste: ${letter}`,
    knownTitle: 'Sie stehen schon auf der Liste',
    knownText: (letter, newsroom) =>
      `Jemand, hoffentlich Sie selbst, hat bei ${newsroom} „${letter}“ für diese Adresse bestellt. Der Brief kommt bereits zu Ihnen: Sie brauchen nichts zu tun.`,
    leave: 'Das war nicht ich: diese Adresse streichen',
    leaveList: 'Von der Liste abmelden',
  },
  comments: {
    heading: (count) =>
      count === 0 ? 'Noch keine Kommentare' : capital(`${inWords(count)} ${count === 1 ? 'Kommentar' : 'Kommentare'}`),
    newest: (most) => `Zu sehen sind die ${most} neuesten.`,
    write: 'Kommentar schreiben',
    note: 'Ihre E-Mail-Adresse wird nie veröffentlicht. Felder mit * müssen ausgefüllt sein. Einen ersten Kommentar liest die Redaktion, bevor er erscheint.',
    text: 'Kommentar',
    name: 'Name',
    nameHelp: 'Steht bei Ihrem Kommentar.',
    email: 'E-Mail-Adresse',
    emailHelp: 'Wird niemandem gezeigt.',
    remember: 'Name und Adresse in diesem Browser merken',
    rememberHelp: 'In einem Cookie, ein Jahr lang.',
    rememberLink: 'Was er sich merkt',
    send: 'Kommentar senden',
    reply: 'Antworten',
    replyTo: 'an',
    notAsReply: 'Nicht als Antwort',
    failed: 'Ihr Kommentar ließ sich gerade nicht senden. Er steht noch hier: Bitte versuchen Sie es noch einmal.',
    held: 'Wartet, bis die Redaktion ihn gelesen hat',
    heldText: 'Er erscheint unter dem Text, sobald die Redaktion ihn freigegeben hat.',
    sent: 'Ihr Kommentar ist bei uns',
    rejected: 'Von der Redaktion gelesen und nicht veröffentlicht',
    notSent: 'Ihr Kommentar ist noch nicht gesendet',
    repeated:
      'Diese Worte stehen schon unter diesem Text oder liegen bei der Redaktion. Sie brauchen sie nicht noch einmal zu senden.',
    lostParent:
      'Den Kommentar, auf den Sie antworten, gibt es nicht mehr. Senden Sie Ihren noch einmal, dann steht er für sich.',
    back: 'Zurück zum Text',
    remembered: 'Was dieser Browser sich merkt',
    rememberedText:
      'Für das Kommentarformular merkt er sich diesen Namen und diese Adresse. Sie liegen in einem Cookie Ihres Browsers, den wir lesen, wenn Sie kommentieren.',
    nothingRemembered: 'Für das Kommentarformular merkt er sich nichts: keinen Namen und keine Adresse.',
    forget: 'Beides vergessen',
  },
  counted: (count, one, many) => `${inWords(count)} ${count === 1 ? one : many}`,
  capital,
  inWords,
};
