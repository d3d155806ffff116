/**
 * How page furniture speaks, by families and in several wordings of English, German and a little Russian.
 * A phrase is matched at the beginning of a sentence that was put in small letters, with straight
 * apostrophes, `email` for every spelling of it and single spaces; it counts by how much of the sentence it covers.
 * No pattern repeats an open repetition, so each takes linear time.
 */
export interface PhraseFamily {
  reason: string;
  /** 6 where the phrase alone says enough, 4 where its place in the page must agree. */
  weight: number;
  phrases: readonly RegExp[];
}

export const phraseFamilies: readonly PhraseFamily[] = [
  {
    reason: 'The note of a comment form.',
    weight: 6,
    phrases: [
      /^(?:your|the) email(?: address)? (?:is|will|won't|shall)[^.]{0,40}(?:publish|display|show|public|visible|shared)[^.]{0,60}/,
      /^we (?:will not|won't|will never|never|do not|don't) (?:publish|display|show|share) your email[^.]{0,60}/,
      /^(?:deine|ihre|die) email-?(?: ?adresse)? (?:wird|bleibt|ist)[^.]{0,40}(?:veröffentlicht|angezeigt|öffentlich|weitergegeben|verborgen)[^.]{0,40}/,
      /^(?:all )?(?:required|mandatory|compulsory) fields?(?: are| is)?(?: marked| indicated| labell?ed| denoted| shown)?(?: with| by)?(?: an?)?(?: asterisk| star)?[ ():*]*/,
      /^(?:all )?fields (?:marked|labell?ed|indicated|with)[^.]{0,30}(?:\*|asterisk|star)[^.]{0,20}(?:required|mandatory|compulsory|obligatory|must be|need to be)[^.]{0,30}/,
      /^(?:\*|\(\*\)|an asterisk)[^.]{0,30}(?:required|mandatory|pflicht|erforderlich|notwendig)[^.]{0,20}/,
      /^(?:erforderliche felder|pflichtfelder|pflichtangaben|notwendige felder)(?: sind)?[^.]{0,20}(?:markiert|gekennzeichnet|\*)[ ():*]*/,
      /^(?:alle )?(?:mit|felder mit)[^.]{0,20}(?:\*|stern(?:chen)?)[^.]{0,40}(?:pflicht|erforderlich|auszufüllen|ausgefüllt)[^.]{0,30}/,
      /^(?:ваш )?(?:адрес )?(?:email|электронной почты)[^.]{0,20}не будет опубликован[^.]{0,20}/,
      /^обязательные поля (?:помечены|отмечены)[ ():*]*/,
      /^(?:leave|post|write|add|submit|make) (?:us )?(?:a|your|the first|my) (?:reply|comment|response)(?: (?:to|on|below|now|here)[^.]{0,80})?/,
      /^(?:schreibe?n?|hinterlassen?|verfassen?|hinterlasse)(?: sie| du)? (?:einen?|ihren|deinen|den ersten) (?:kommentar|antwort)[^.]{0,40}/,
      /^(?:cancel reply|post comment|send comment|submit comment|add comment|be the first to comment|(?:antwort|antworten) abbrechen|kommentar (?:abschicken|absenden|senden|schreiben))/,
      /^(?:save|remember) my (?:name|details|data|information)[^.]{0,100}/,
      /^(?:meinen namen|name und email)[^.]{0,100}(?:speichern|merken)[^.]{0,60}/,
      /^(?:notify|tell|email) me (?:of|by|about|when|via)[^.]{0,80}/,
      /^benachrichtige?n?(?: sie)? mich[^.]{0,80}/,
      /^(?:you must|you need to|you have to|please) (?:be )?(?:log|sign)(?:ged|ned)?[ -]?in[^.]{0,60}(?:comment|reply|respond|discussion)[^.]{0,20}/,
      /^(?:log|sign) in to (?:comment|reply|leave|join)[^.]{0,40}/,
      /^(?:du musst|sie müssen)[^.]{0,20}(?:angemeldet|eingeloggt|registriert)[^.]{0,60}/,
      /^(?:comments?|the comments) (?:are|is) (?:now )?(?:closed|off|disabled)[^.]{0,30}/,
      /^(?:die )?kommentar(?:e|funktion) (?:ist|sind)[^.]{0,20}(?:geschlossen|deaktiviert)[^.]{0,20}/,
      /^(?:\d+|one|no|two|three) ?(?:comments?|replies|reply|responses?|kommentare?|antworten|reaktionen|thoughts? on [^.]{1,120})$/,
      /^(?:comments?|kommentare?|комментарии) ?\(?\d*\)?$/,
      /^(?:join|start) the (?:discussion|conversation|debate)/,
      /^this site uses akismet[^.]{0,60}/,
      /^learn how your comment data is processed/,
      /^(?:name|email|email address|emailadresse|email-adresse|comment|kommentar|website|webseite|url|phone|subject|nachricht|имя|комментарий) ?(?:\*|\(required\)|\(optional\)|\(pflichtfeld\)|:\*)/,
      /^(?:reply|report|antworten|melden)(?: (?:reply|report|antworten|melden))*$/,
    ],
  },
  {
    reason: 'The copy of a sign-up box.',
    weight: 6,
    phrases: [
      /^(?:subscribe|sign up|signup|register|join)(?: now| today| here| free| for free)?(?: to| for)?(?: our| the| my| this)?[^.]{0,30}(?:newsletter|mailing list|email list|digest|briefing|email updates|email alerts)s?[^.]{0,60}/,
      /^(?:get|receive) (?:the|our|your|a)(?: \p{L}+){0,3} (?:newsletter|digest|briefing|letter|email|update)s?(?: [^.]{1,60})?$/u,
      /^(?:never|don't) miss (?:a|an|any|another|out)[^.]{0,80}/,
      /^(?:stay|keep) (?:informed|up to date|in the loop|in touch|tuned)[^.]{0,80}/,
      /^bleib(?:e|en sie|t)? (?:informiert|auf dem laufenden|dran)[^.]{0,80}/,
      /^(?:keinen?|nie|nichts)[^.]{0,40} (?:mehr )?verpassen[^.]{0,20}/,
      /^(?:get|receive|have)[^.]{0,90} (?:in|to|into) your (?:inbox|email|mailbox)[^.]{0,40}/,
      /^(?:enter|type|add|give us|submit) your (?:email|name|first name)[^.]{0,60}/,
      /^(?:your |the )?email(?: address|adresse|-adresse)?(?: \(required\)| eingeben)?$/,
      /^(?:no spam|we (?:will |'ll )?(?:never|don't|do not|won't|hate) (?:send )?spam|we(?: will|'ll)? never (?:share|sell)|we respect your privacy)[^.]{0,80}/,
      /^(?:you can |you may )?(?:unsubscribe|opt out|leave|cancel) (?:(?:at )?any ?time|when(?:ever)? you)[^.]{0,40}/,
      /^(?:unsubscribe|leave) with one (?:click|press)[^.]{0,40}/,
      /^(?:please )?check your (?:inbox|email|spam folder)[^.]{0,80}/,
      /^(?:thanks|thank you) for (?:subscribing|signing up|joining)[^.]{0,60}/,
      /^(?:by|when) (?:subscribing|signing up|submitting|registering|entering your)[^.]{0,60}you (?:agree|accept|consent|confirm)[^.]{0,120}/,
      /^we will send one (?:letter|message|email|mail)[^.]{0,60}/,
      /^(?:jetzt |hier |kostenlos |gleich )*(?:den |unseren |zum |für den )?newsletter[^.]{0,40}(?:abonnieren|bestellen|anmelden|anfordern|anmeldung|eintragen)[^.]{0,30}/,
      /^(?:abonnieren?|bestellen?|holen?|melden?|trage)(?: sie| dich| du| dir| sich)*[^.]{0,60}(?:newsletter|postfach|rundbrief|neuigkeiten)[^.]{0,60}/,
      /^(?:kein spam|keine werbung|(?:die )?abmeldung (?:ist )?jederzeit|(?:sie können|du kannst)[^.]{0,60}(?:jederzeit|wieder)[^.]{0,30}(?:abbestellen|abmelden|austragen)|jederzeit (?:abbestellbar|kündbar|abmelden))[^.]{0,40}/,
      /^(?:ihre|deine) email-?(?: ?adresse)?(?: \*| eingeben)?$/,
      /^(?:newsletter|subscribe|sign up|signup|subscribe now|sign up now|join now|abonnieren|jetzt abonnieren|jetzt anmelden|newsletter abonnieren|подписаться|подпишитесь на (?:нашу )?рассылку)$/,
      /^(?:подпишитесь|подписывайтесь) на [^.]{1,60}/,
      /^support (?:our|independent|us|the (?:work|journalism|newsroom))[^.]{0,80}/,
      /^(?:become|be) a (?:member|supporter|patron|subscriber)[^.]{0,60}/,
      /^(?:unterstützen? (?:sie |du )?uns(?:ere)?|jetzt spenden|donate(?: now)?)[^.]{0,60}/,
    ],
  },
  {
    reason: 'A row of links for sharing.',
    weight: 6,
    phrases: [
      /^(?:click|tap|klicken?|klicke) (?:here )?(?:to|um)[^.]{0,30}(?:share|print|email|send|teilen|drucken|versenden)[^.]{0,60}/,
      /^follow (?:us|me|@\w+)(?: (?:on|at|via|for|to) [^.]{1,60})?$/,
      /^(?:folgen? (?:sie |du )?uns|folge uns)[^.]{0,60}/,
      /^(?:send|email|forward) this (?:to|article|story|page|link)[^.]{0,40}/,
      /^share (?:this|on|via|with|to)(?: (?:article|story|post|page|link|news|on|via|with|your|friends|facebook|twitter|x|whatsapp|linkedin|email|telegram))*[:!]?/,
      /^(?:\d+ )?shares?$/,
      /^(?:like|gefällt mir|like this|loading)(?: \d+|\.\.\.|:)?$/,
      /^(?:(?:diesen |den )?(?:artikel|beitrag|seite|auf \w+|per \w+) )?(?:teilen|weiterleiten|weitersagen|twittern)(?: mit:?| auf:?| via:?)?$/,
      /^(?:поделиться|расскажите друзьям)(?: в [^.]{1,40})?:?$/,
    ],
  },
  {
    reason: 'A note about cookies.',
    weight: 6,
    phrases: [
      /^(?:this|our|the) (?:web ?)?(?:site|page)(?: and [^.]{1,40})? (?:use|store|place|set)s?[^.]{0,40}cookies[^.]{0,200}/,
      /^we(?: and our [^.]{1,40})? (?:use|store|place|set)[^.]{0,60}cookies[^.]{0,200}/,
      /^(?:by|if you) (?:continu|brows|us|click|accept)\w*[^.]{0,120}(?:cookies|accept|agree|consent)[^.]{0,120}/,
      /^(?:accept|reject|allow|manage|decline|refuse|essential|necessary)(?: all| only)?(?: cookies| preferences| settings| choices)?$/,
      /^cookie(?:s|-)? ?(?:settings|policy|preferences|notice|consent|banner|einstellungen|richtlinie|hinweis)[^.]{0,30}/,
      /^(?:wir|diese (?:web)?(?:seite|site)|unsere (?:web)?(?:seite|site)|auf dieser (?:web)?(?:seite|site))[^.]{0,40}cookies[^.]{0,200}/,
      /^(?:alle )?(?:cookies )?(?:akzeptieren|annehmen|ablehnen|zustimmen|zulassen)$/,
      /^(?:mit der (?:weiteren )?nutzung|durch die nutzung|wenn sie (?:weiter|diese))[^.]{0,120}(?:cookies|einverstanden|stimmen)[^.]{0,120}/,
      /^(?:got it|i agree|ok,? got it|einverstanden|verstanden|ich stimme zu)[!]?$/,
      /^(?:мы используем|этот сайт использует|сайт использует)[^.]{0,30}(?:cookie|куки)[^.]{0,120}/,
    ],
  },
  {
    reason: 'Navigation of the site.',
    weight: 6,
    phrases: [
      /^(?:skip|jump|go) to (?:the )?(?:main |primary )?(?:content|text|article|navigation|menu|footer|search|comments)/,
      /^(?:zum|direkt zum|springen? (?:sie )?(?:direkt )?zum) (?:haupt)?(?:inhalt|text|menü|artikel)(?: springen)?/,
      /^(?:zur|direkt zur) (?:haupt)?(?:navigation|suche|startseite)(?: springen)?/,
      /^(?:back|return) to (?:the )?(?:top|home|homepage|front page|all [a-z]+|overview)/,
      /^(?:nach oben|zurück (?:nach oben|zur (?:startseite|übersicht)))$/,
      /^(?:open|close|toggle|show|hide)(?: the)? (?:main )?(?:menu|navigation|search|sidebar)$/,
      /^(?:menü|menu|navigation|search|suche|suchen|поиск|меню)(?: for:?| nach:?| this site| \.\.\.| öffnen| schließen)?:?$/,
      /^(?:you are here|sie sind hier|sie befinden sich hier|вы здесь)(?::|$)[^.]{0,100}/,
      /^(?:previous|next|older|newer|earlier|later)(?: (?:post|article|story|entry|page|stories|posts))?(?: (?:post|article|story))?[:»›→]?$/,
      /^(?:previous|next) (?:post|article|story): ?[^.]{1,160}/,
      /^(?:vorheriger|nächster|älterer|neuerer) (?:beitrag|artikel)(?::[^.]{1,160})?/,
      /^(?:tags?|filed under|topics|posted in|tagged(?: with| in| as)?|categories|category|schlagw(?:ö|o)rter|schlagwort|kategorien?|abgelegt unter|veröffentlicht (?:in|unter)|рубрика|метки)(?: ?:| in | under ) ?[^.]{1,160}/,
    ],
  },
  {
    reason: 'Links to other stories.',
    weight: 6,
    phrases: [
      /^(?:related|recommended|similar)(?: (?:news|stories|story|articles?|posts|reading|coverage|content|topics|links|videos|items|for you))*:?$/,
      /^(?:more|other|further|latest|recent|trending|top|popular) (?:news|stories|articles|posts|reading|coverage|headlines|videos|for you|like this|on this (?:story|topic)|in this section|by this author)(?: (?:from|in|on|by|about) [^.]{1,50})?:?$/,
      /^(?:the )?(?:most|best)[ -](?:read|popular|viewed|shared|commented|clicked)(?: (?:today|this week|stories|articles|in [^.]{1,40}))*:?$/,
      /^you (?:may|might|could|will)(?: also)? (?:like|enjoy|love|be interested in)[^.]{0,60}/,
      /^(?:read|see|watch|listen|don't miss|recommended|related)(?: more| also| next| this| now| on this)?: [^.]{1,250}/,
      /^(?:read|see) (?:also|more|next|the full (?:story|article))(?: (?:about|on|from|in|at|here)[^.]{0,160})?$/,
      /^(?:lesen sie|lies|siehe)(?: dazu)? (?:auch|mehr|dazu|weiter|hier)[^.]{0,200}/,
      /^(?:mehr|weitere|ähnliche|verwandte|passende|neueste|aktuelle)(?: (?:zum thema|dazu|artikel|beiträge|themen|nachrichten|meldungen|aus [^.]{1,40}))+:?$/,
      /^(?:meistgelesen|meistgelesene artikel|am häufigsten gelesen|das könnte (?:sie|dich|ihnen|dir) auch (?:interessieren|gefallen))[^.]{0,40}/,
      /^auch interessant:?[^.]{0,160}/,
      /^(?:what to read next|up next|editor's picks?|in case you missed it|recommended for you|don't miss)$/,
      /^(?:читайте также|похожие статьи|по теме|самое читаемое)(?::[^.]{0,200})?$/,
    ],
  },
  {
    reason: 'The foot of the site.',
    weight: 6,
    phrases: [
      /^(?:proudly )?powered by [^.]{1,60}/,
      /^(?:stolz )?(?:präsentiert von|betrieben (?:mit|von)|ermöglicht durch|erstellt mit) [^.]{1,60}/,
      /^(?:wordpress |website |site )?(?:theme|template|web ?design|webdesign)(?: by|:| von) [^.]{1,80}/,
      /^(?:website |site |page )?(?:designed|developed|built|made|created|hosted|crafted)(?: and \w+)? (?:with|by|on|using) [^.]{1,60}(?:wordpress|theme|template|hosting|agency|studio)[^.]{0,30}/,
      /^(?:copyright|©|\(c\)) ?[^.]{0,160}/,
      /^[^.]{0,120}(?:all rights reserved|alle rechte vorbehalten|все права защищены)[^.]{0,60}/,
      /^(?:privacy|cookie|data protection) (?:policy|notice|statement)(?: and [^.]{1,40})?$/,
      /^terms (?:of (?:use|service)|and conditions|& conditions)(?: and [^.]{1,40})?$/,
    ],
  },
  {
    reason: 'A prompt to log in or to pay.',
    weight: 6,
    phrases: [
      /^(?:log ?in|sign ?in|log ?out|sign ?out|register|create(?: an| your)?(?: free)? account|my account|forgot(?:ten)?(?: your)? password|lost your password|remember me|anmelden|abmelden|einloggen|registrieren|passwort vergessen|konto (?:erstellen|anlegen)|войти|регистрация)\??$/,
      /^(?:already|not) (?:a |an )?(?:member|subscriber|registered|have an account)[^.]{0,60}/,
      /^(?:this|the rest of this|the full) (?:article|content|story|page) is (?:only )?(?:for|available (?:to|for)|reserved for|exclusive to) [^.]{0,20}(?:subscribers|members|readers with)[^.]{0,40}/,
      /^(?:you have|you've)[^.]{0,30}free (?:articles?|stories|reads?)[^.]{0,40}/,
      /^(?:to )?(?:continue|keep) reading(?:,| this| with| for)?[^.]{0,80}/,
      /^(?:weiterlesen|jetzt weiterlesen|jetzt testen|noch kein abo|bereits abonnent|dieser (?:artikel|inhalt|beitrag) ist (?:nur )?(?:für|exklusiv))[^.]{0,80}/,
    ],
  },
  {
    reason: 'A tool or label of the page.',
    weight: 6,
    phrases: [
      /^(?:print|drucken|bookmark|save|listen|merken|vorlesen|download|copy|copied|link kopieren|copy link|копировать)(?: (?:this |the |link|url))?(?:article|story|page|artikel|beitrag|seite|as pdf|pdf|to clipboard|link|ссылку)?!?$/,
      /^(?:(?:diesen |den )?(?:artikel|beitrag|seite)) (?:drucken|merken|vorlesen|speichern)$/,
      /^(?:estimated )?(?:reading time|read time|lesezeit|lesedauer|время чтения):?[^.]{0,30}$/,
      /^(?:ca\.? )?\d{1,3} ?(?:-| )?(?:min(?:ute)?s?\.?|minuten)(?: read| lesezeit| to read| lesedauer)?$/,
      /^(?:(?:about |ca\. )?(?:\d{1,3}|an?|one) (?:min(?:ute)?|hour|day|week|month)s? ago|vor (?:\d{1,3}|einer|einem) (?:minute|stunde|tag|woche)(?:n|en)?|just now)$/,
      /^(?:font|text) size[^.]{0,20}$/,
      /^schriftgröße[^.]{0,20}$/,
      /^-?\s?(?:advertisement|advertising|advert|ad|anzeige|werbung|sponsored(?: content| by [^.]{1,40})?|advertorial|promoted|promotion|реклама)\s?-?$/,
      /^(?:story|article) continues (?:below|after)[^.]{0,40}/,
      /^(?:scroll (?:down )?(?:to|for) (?:continue|more))[^.]{0,30}/,
      /^(?:photo|photograph|picture|image|foto|bild|symbolbild)(?: credit| by| courtesy of|s)?(?: ?: ?| by | von )[^.]{1,120}$/,
      /^(?:\d[\d,.]* )?(?:views?|aufrufe|просмотров)$/,
      /^opens? in (?:a )?new (?:window|tab)/,
      /^(?:slide|image|photo|bild) \d+ (?:of|von) \d+$/,
      /^please enable javascript[^.]{0,100}/,
      /^(?:bitte )?(?:aktivieren sie|aktiviere) javascript[^.]{0,100}/,
    ],
  },
  {
    reason: 'The foot of the site.',
    weight: 4,
    phrases: [
      /^(?:published|a publication) (?:by|of) [^.]{1,160}/,
      /^(?:editor|herausgeber|redaktion|verlag|herausgegeben von): ?[^.]{1,100}/,
    ],
  },
  {
    reason: 'Links to other stories.',
    weight: 4,
    phrases: [
      /^(?:more|latest) (?:from|in|by|on) [^.,]{1,50}:?$/,
      /^(?:mehr|neues) (?:aus|von|über|zu) [^.,]{1,50}:?$/,
    ],
  },
  {
    reason: 'A label of the page.',
    weight: 4,
    phrases: [
      /^(?:share|print|email|comments?|search|listen|newsletter|topics|report|reply|videos?|photos?|gallery|bilder)$/,
    ],
  },
];

/** Lines that open a list of other stories: the headline-like lines behind one belong to it. */
export const opensLinks =
  /^(?:related|recommended|similar|more|other|further|latest|recent|trending|popular|most|best|meist|mehr|weitere|ähnliche|verwandte|passende|neueste|das könnte|you (?:may|might)|what to read|editor's picks?|читайте|похожие|по теме)/;

/** Lines that open the readers' comments, and lines of the form that closes them. */
export const opensComments =
  /^(?:(?:\d+|one|two|three|four|five) ?(?:comments?|replies|responses|kommentare?|antworten)|(?:comments?|kommentare?|discussion) ?\(?\d*\)?|\d+ thoughts? on .{1,160}|join the (?:discussion|conversation))$/;
export const closesComments =
  /^(?:(?:leave|post|write|add|submit) (?:a|your) (?:reply|comment)|cancel reply|post comment|your email|required fields|save my name|you must be logged in|comments are closed|schreibe|hinterlass|deine email|ihre email|erforderliche felder|pflichtfelder|kommentar abschicken|reply$|report$|antworten$)/;
