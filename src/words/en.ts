/** All that readers see, in English: pages, mails and errors. Other languages have the same shape. */
import type { RecordCounts } from './record-counts.ts';
import { list } from './times.ts';

const number = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const inWords = (count: number): string => number[count] ?? String(count);
const counted = (count: number, one: string, many: string): string => `${inWords(count)} ${count === 1 ? one : many}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const en = {
  site: {
    skip: 'Skip to the text',
    search: 'Search',
    signUp: 'Sign up',
    sections: 'Sections',
    front: 'Go to the front page',
    frontTitle: 'Front page',
    feed: 'RSS',
    howWeSource: 'How we source',
    corrections: 'Corrections',
    desk: 'Newsroom',
    appearance: 'Appearance',
    asDevice: 'As the device',
    light: 'Light',
    dark: 'Dark',
    moreIn: (section: string) => `More in ${section}`,
    contact: 'Write to us',
    newer: 'Newer stories',
    older: 'Older stories',
    pages: 'Pages',
    page: (number: string) => `Page ${number}`,
  },
  front: {
    description: (name: string) => `${name}: the news, and on whom it rests.`,
    main: 'Main stories',
    latest: 'Latest',
    more: 'More news',
    emptyTitle: 'The first edition is being written',
    emptyText: 'Nothing has been published here yet. It will begin on this page.',
    toDesk: 'For the newsroom: go to the desk',
  },
  sectionPage: {
    description: (section: string, name: string) => `${section}: all stories of ${name}, the newest first.`,
    empty: 'Nothing has been published in this section yet.',
  },
  search: {
    title: 'Search',
    label: (name: string) => `Search ${name}`,
    button: 'Search',
    hint: 'Words from a headline or from the text. A story is found when it holds all of them.',
    found: (count: number, asked: string) => `${capital(counted(count, 'story', 'stories'))} with “${asked}”`,
    foundMore: (count: number, asked: string) => `More than ${inWords(count)} stories with “${asked}”`,
    nothing: (asked: string) => `No story holds “${asked}”`,
    nothingText: 'Fewer words find more, and the beginning of a word is enough.',
    newest: 'Our newest stories',
  },
  howWeSource: {
    title: 'How we source our stories',
    standfirst: 'Every story rests on people, papers or offices. We show on which, so that you can judge for yourself.',
    lines: 'The line above a story',
    linesText:
      'The line above each story is its record: one piece for each source, drawn by its kind, the weightiest first.',
    kinds: {
      named: ['A named person', 'Somebody who speaks under their own name.'],
      office: ['An office or organisation', 'A council, a court, a company: a body that speaks, with nobody named.'],
      document: ['A document', 'Something written that can be read again: minutes, a survey, a judgment.'],
      unnamed: ['Someone not named', 'A person or a group whose name we do not print. Two of them are two pieces.'],
      publication: ['Another publication', 'Somebody else reported it, and we rely on their report.'],
    } as Record<'named' | 'office' | 'document' | 'unnamed' | 'publication', [string, string]>,
    noVerdict:
      'A line is no verdict. A story that rests on one unnamed person can be true, and one with ten names can be wrong. The line says what there is to check.',
    record: 'The record under a story',
    recordText:
      'Under the text every source stands once, with what we can say about it. The numbers beside it lead to its words in the text, and those words, faintly underlined, lead back.',
    making: 'How a record is made',
    confirmed:
      'A program of ours reads the finished text and proposes a record. An editor corrects it and confirms it; only then do you see it. Should a record be shown that no editor has confirmed, the word “unchecked” stands at its head.',
    unchecked:
      'A program of ours reads the finished text and proposes a record, and it can be wrong. Until an editor has corrected and confirmed it, the word “unchecked” stands at its head.',
    leftOut: 'What an editor has marked as not a source is left out.',
    unnamed: 'People we do not name',
    unnamedText:
      'The record may say how they know what they say, and why they are not named. Who they are is not kept with it: the system we publish with never asks.',
    wrong: 'When we are wrong',
    wrongText: 'A correction stands under its story, with its time, and on one page together with all others.',
    allCorrections: 'All corrections',
  },
  corrections: {
    title: 'Corrections',
    standfirst: 'What we had to put right in published stories, the newest first.',
    empty: 'So far there has been nothing to correct.',
  },
  gone: {
    kicker: 'Withdrawn',
    title: 'This story has been withdrawn',
    text: (when: string) => `The newsroom took it back on ${when}. It is no longer published.`,
  },
  lines: {
    title: 'How to read the rules',
    text: 'The line above each story is its record: one piece for each source.',
    named: 'a named person',
    office: 'an office or organisation',
    document: 'a document',
    unnamed: 'someone not named',
    publication: 'another publication',
  },
  problems: {
    missing: 'There is nothing at this address any more',
    missingText: 'It may have moved, or the link may have lost a letter on its way.',
    missingKicker: 'Page not found',
    perhaps: 'Perhaps you wanted this:',
    broken: 'Something went wrong on our side',
    brokenText: (id: string) =>
      `It is not your doing. Please try again in a moment; if it happens again, tell us this number: ${id}.`,
    forbidden: 'This is not open to you',
    limited: 'Too many at once',
    refused: 'That could not be accepted',
    foreign: 'This form was sent from another site. Open our page and send it from there.',
    oversized: 'That is more than we can take at once. Please make it shorter.',
    unreadable: 'The form did not arrive as it was sent. Please go back and send it again.',
    tooOften: 'That was tried too often from your network. Please wait a while and try again.',
    required: 'Please fill this in.',
    tooLong: (most: number) => `That is too long: ${most} characters at most.`,
    email: 'This does not look like an e-mail address. It needs the form name@place.ending.',
    back: 'Go back and try again',
  },
  story: {
    by: 'By',
    changed: { correction: 'Corrected', clarification: 'Clarified', update: 'Added to' },
    notice: { correction: 'Correction', clarification: 'Clarification', update: 'Addition' },
    rests: (summary: string) => `Rests on ${summary}.`,
    seeRecord: 'See the record',
    share: 'Share',
    sendByMail: 'Send by e-mail',
  },
  record: {
    title: 'The record',
    unchecked: 'This record is unchecked: a machine read the story, and no editor has confirmed it.',
    kinds: {
      named: 'Named',
      office: 'Office',
      document: 'Document',
      unnamed: 'Not named',
      publication: 'Other publication',
    },
    /** "2 named, 1 document": what stands beside the line. No line ends in a bare number. */
    summary: ({ named, document, office, unnamed, groups, publication }: RecordCounts): string =>
      [
        named && `${named}\u00a0named`,
        document && `${document}\u00a0${document === 1 ? 'document' : 'documents'}`,
        office && `${office}\u00a0${office === 1 ? 'office' : 'offices'}`,
        unnamed && `${unnamed}\u00a0unnamed`,
        groups && `${groups}\u00a0unnamed ${groups === 1 ? 'group' : 'groups'}`,
        publication && `${publication}\u00a0other ${publication === 1 ? 'paper' : 'papers'}`,
      ]
        .filter(Boolean)
        .join(', '),
    sentence: ({ named, document, office, onlyOffice, unnamed, groups, publication }: RecordCounts): string => {
      const own = [
        named && counted(named, 'named person', 'named people'),
        document && counted(document, 'document', 'documents'),
        onlyOffice === null
          ? office && counted(office, 'office or organisation', 'offices or organisations')
          : `a statement from ${onlyOffice.replace(/^The /, 'the ')}`,
        unnamed && counted(unnamed, 'person who is not named', 'people who are not named'),
        groups && counted(groups, 'group that is not named', 'groups that are not named'),
      ].filter((part) => part !== 0);
      const others = publication === 0 ? '' : counted(publication, 'other publication', 'other publications');
      if (own.length === 0) return others === '' ? 'This story names no source.' : `This story rests on ${others}.`;
      return `This story rests on ${list('en', own)}.${others === '' ? '' : ` It also cites ${others}.`}`;
    },
    second: 'Second-hand.',
    via: (name: string) => `Through ${name}.`,
    where: 'In the text:',
    place: (name: string, place: number) => `${name}, place ${place}`,
    howWeSource: 'How we source our stories',
    tellUs: 'Tell the editor about an error',
  },
  signUp: {
    email: 'E-mail address',
    button: 'Sign up',
    /** The newsletter, while it has no name of its own. */
    letter: (newsroom: string) => `Letters from ${newsroom}`,
    text: 'What we found out, and who said so, in your mail.',
    cadence: (cadence: string) => `It comes ${cadence}.`,
    smallPrint: 'We will send one letter to confirm. Leave with one press, at any time.',
    /** A field that people do not see: what fills it in is a robot. */
    trap: 'Leave this empty',
    sentTitle: 'One more step',
    /** Before and after the address. */
    sentTo: ['We have written to ', '. Press the button in that letter and you are on the list.'] as [string, string],
    sent: 'We have written to the address you gave. Press the button in that letter and you are on the list.',
    sentFrom: (sender: string) =>
      `The letter comes from ${sender}; look among the junk if it is not there in five minutes.`,
    again: 'Send the letter again',
    notThere: 'It has not come: ask for it again',
    none: 'There is nothing to sign up for at the moment.',
    noAt: 'This address has no “@”. It needs the form name@place.ending.',
    noEnding: 'This address has no ending, such as “.org”.',
    robot: 'That looked like the work of a robot. If you are none, please press the button once more.',
    closed: 'This form has been taken down since you opened the page, and nothing was sent.',
    changed:
      'The words of this form have changed since you opened the page. Please read them, then press the button again.',
    failed: 'That did not reach us. Please look at your connection, then press the button once more.',
    tooOften: 'This address was given too often in a short time. Please wait an hour, then try again.',
  },
  prompt: {
    /** What the box is called, apart from a form of the same title. */
    region: (title: string) => `Sign up: ${title}`,
    close: 'Close',
  },
  confirmation: {
    askTitle: 'One press and you are on the list',
    ask: (letter: string) => `You asked us for “${letter}”. Nothing is sent to you before you say so here.`,
    button: 'Put me on the list',
    doneTitle: 'You are on the list',
    done: (letter: string) =>
      `The next “${letter}” comes to you. Each one has a link at its foot with which you leave.`,
    voidTitle: 'This link is no longer good',
    void: 'It is older than thirty days, or it was used before you left the list. You can sign up again here.',
    leaveTitle: 'Leave the list?',
    leave: (newsroom: string) => `One press, and ${newsroom} sends you no more letters.`,
    leaveButton: 'Leave the list',
    leftTitle: 'You have left the list',
    left: 'We send you no more letters. Thank you for having read us.',
    leftByMistake: 'Sign up again',
    leaveVoid: 'This link lacks a letter or two. Open it from the foot of a letter once more.',
  },
  mails: {
    confirmSubject: (letter: string) => `Please confirm: ${letter}`,
    confirmTitle: 'One press and you are on the list',
    confirmText: (letter: string, newsroom: string) =>
      `Somebody, we hope you, asked ${newsroom} to send “${letter}” to this address.`,
    confirmButton: 'Yes, put me on the list',
    confirmUntil: 'The button is good for thirty days. It was not you? Then do nothing, and nothing more will come.',
    knownSubject: (letter: string) => `You are on the list already: ${letter}`,
    knownTitle: 'You are on the list already',
    knownText: (letter: string, newsroom: string) =>
      `Somebody, we hope you, asked ${newsroom} to send “${letter}” to this address. It comes to you already: nothing needs doing.`,
    leave: 'It was not me: strike this address off',
    leaveList: 'Leave the list',
  },
  comments: {
    heading: (count: number) => (count === 0 ? 'No comments yet' : capital(counted(count, 'comment', 'comments'))),
    newest: (most: number) => `The newest ${most} are shown here.`,
    write: 'Write a comment',
    note: 'Your e-mail address is never published. Fields marked * are required. A first comment is read by an editor before it appears.',
    text: 'Comment',
    name: 'Name',
    nameHelp: 'Shown with your comment.',
    email: 'E-mail address',
    emailHelp: 'Never shown to anyone.',
    remember: 'Remember my name and address in this browser',
    rememberHelp: 'In one cookie, for a year.',
    rememberLink: 'What is remembered',
    send: 'Send comment',
    reply: 'Reply',
    replyTo: 'to',
    notAsReply: 'Not as a reply',
    failed: 'Your comment could not be sent just now. It is still here: please try again.',
    held: 'Held until an editor has read it',
    heldText: 'It appears under the story as soon as an editor has approved it.',
    sent: 'Your comment has reached us',
    rejected: 'Read by an editor, and not published',
    notSent: 'Your comment has not been sent yet',
    repeated:
      'These words are under this story already, or on their way to an editor. There is no need to send them again.',
    lostParent: 'The comment you answer is no longer there. Send yours again, and it will stand by itself.',
    back: 'Back to the story',
    remembered: 'What this browser remembers',
    rememberedText:
      'For the comment form, it remembers this name and this address. They lie in one cookie of your browser, which we read when you write a comment.',
    nothingRemembered: 'For the comment form, it remembers nothing: no name and no address.',
    forget: 'Forget both',
  },
  counted,
  capital,
  inWords,
};

export type Words = typeof en;
