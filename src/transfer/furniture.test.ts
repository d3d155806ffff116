import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './furniture.ts';

const story = [
  'The council voted on Tuesday to close the pool after ninety years of use by the town.',
  '“We counted every ticket,” said the treasurer, Ida Marsh. “There were fewer each year.”',
  'The pool was built in 1941 and paid for by a brewery that no longer exists.',
  'A petition with 1,140 names was handed over on the steps, and the mayor took it with both hands.',
];

/** The lines that are taken for furniture. */
function furnitureIn(lines: readonly string[]): string[] {
  const verdicts = judge(lines.map((text) => ({ text, links: 0, quoted: false, code: false })));
  return lines.filter((_, index) => verdicts[index]?.reason !== null);
}

const families: Record<string, string[]> = {
  'comment forms': [
    'Your email will not be published. Required fields are marked with a star *',
    'We never publish your e-mail.',
    'Your e-mail stays private. Mandatory fields carry a *',
    'Fields marked * must be filled in',
    'All fields with an asterisk are compulsory.',
    'Leave a comment',
    'Be the first to comment',
    'Save my name, email, and website in this browser for the next time I comment.',
    'Notify me of new posts by email.',
    'Please log in to leave a comment',
    'Comments are closed.',
    'Ihre E-Mail-Adresse wird nicht veröffentlicht.',
    'Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert',
    'Mit * gekennzeichnete Felder sind Pflichtfelder',
    'Pflichtfelder sind mit * markiert',
    'Schreibe einen Kommentar',
    'Kommentar abschicken',
    'Ваш адрес email не будет опубликован. Обязательные поля помечены *',
  ],
  'sign-up boxes': [
    'Sign up for the Morning Tide, our free newsletter',
    'Join 12,000 readers who start the day with us',
    'Enter your e-mail address to get the week in one letter',
    'Subscribe',
    'Get the weekly digest',
    'Get our best stories in your inbox every Friday',
    'No spam. Unsubscribe whenever you like.',
    'Never miss a story',
    'Stay up to date with our newsletter',
    'Pop-up box to grow your list',
    'Promo box subtitle: tell your visitors why they should subscribe',
    'A sliding box with a form that you can style to advertise your newsletter',
    'Support our journalism',
    'Jetzt kostenlos anmelden',
    'Newsletter abonnieren',
    'Jeden Freitag das Wichtigste aus Birkenau direkt in Ihr Postfach',
    'Bleiben Sie informiert mit unserem täglichen Newsletter',
    'Sie können sich jederzeit wieder abmelden.',
  ],
  'adverts of themes and plugins': [
    'Aurora is a fast, lightweight theme with everything you need to grow your audience',
    'Nimbus is a modern magazine theme. It is responsive, easy to use and helps you engage your readers and boost sales.',
    'Astra Pro – the most popular WordPress theme for magazines',
    'Build beautiful websites in minutes with our drag-and-drop page builder',
    'Das Theme ist schnell, modern und bringt alles mit, was Sie für Ihre Website brauchen',
    'Powered by WordPress',
    'Theme by Somebody',
  ],
  'rows of links': [
    'Facebook | Twitter | E-mail',
    'Share this article',
    'Share on WhatsApp',
    'Click to share on X (Opens in new window)',
    'Follow us on Mastodon',
    'Auf Facebook teilen',
    'Home | News | Sport | Contact',
    'Skip to content',
    'Zum Inhalt springen',
    'About us',
    'Impressum',
    'Previous post: The old pier',
    'Filed under: News, Council',
    'Tags: pool, council',
  ],
  'other furniture': [
    'This site uses cookies. Read our cookie policy',
    'We use cookies to give you the best experience on our website.',
    'By using this site you agree to our use of cookies.',
    'Wir verwenden Cookies, um unsere Website zu verbessern.',
    'Accept all cookies',
    'Log in',
    'Forgot your password?',
    'Related articles',
    'Most popular',
    'You might also like',
    'Das könnte Sie auch interessieren',
    'Print this page',
    'Artikel drucken',
    '3 min read',
    'Lesezeit: 2 Minuten',
    'Advertisement',
    'Copyright © 2031 The Paper',
    'Alle Rechte vorbehalten',
  ],
};

for (const [family, lines] of Object.entries(families)) {
  test(`${family} are told from a story, alone at its foot and in company`, () => {
    for (const line of lines) {
      assert.deepEqual(furnitureIn([...story, line]), [line]);
      const foot = ['Required fields are marked *', line, 'Proudly powered by something'];
      assert.deepEqual(furnitureIn([...story, ...foot]), foot);
    }
  });
}

const sentences = [
  'The clerk said that required fields are marked with a star.',
  'Required fields on the form were left blank in 412 cases.',
  'She subscribed to the newsletter in May and never received one.',
  'You subscribe to a newsletter, and two weeks later you own a kettle.',
  'He wants your email address, your date of birth and your mother’s name: the swindle begins with a form.',
  'Sign up for war was what they did.',
  'Cookies were served on the lawn.',
  'The cookie, he explained, was never meant for children.',
  'We use less water than our parents did.',
  'Share prices fell on Friday.',
  'Share and share alike was the rule of the house.',
  '“Subscribe to our newsletter,” it said.',
  '“Your email will not be published. Required fields are marked with a star *” is what it says.',
  'Comments were closed by lunchtime, and the editor went home.',
  'The WordPress theme is powerful, elegant and wrong for a newspaper.',
  'The plugin comes with everything a small site needs.',
  'Plugins of this kind run on two million sites, and a newsletter plugin seldom knows of a comment plugin.',
  'Follow us, the marchers shouted.',
  'Related charges were dropped in June.',
  'More in sorrow than in anger, she signed.',
  'Most read it as a threat.',
  'Home was a caravan.',
  'Search parties went out at dawn.',
  'Print is not dead, she said; it only smells funny.',
  'Leave a comment and you will be held to it, the rector told them.',
  'He laughed [sic].',
  'He did. [Laughter]',
  'It was 7.42.',
  'The end.',
  'Wer weiß das?',
  'Die Pflichtfelder waren leer.',
  'Das Impressum fehlte, und damit begann der Streit.',
];

test('a story’s own sentences stay, whatever words they use and wherever they stand', () => {
  const foot = ['Your email will not be published. Required fields are marked with a star *', 'Powered by WordPress'];
  for (const sentence of sentences) {
    for (const place of [1, 2, 3, 4]) {
      const lines = [...story.slice(0, place), sentence, ...story.slice(place)];
      assert.deepEqual(furnitureIn(lines), [], `${place}: ${sentence}`);
      assert.deepEqual(furnitureIn([...lines, ...foot]), foot, `${place}, above furniture: ${sentence}`);
    }
  }
});

test('adverts and boxes in the middle of a story go, subheads stay', () => {
  for (const line of [
    'Advertisement',
    'Anzeige',
    'Share this article',
    'Sign up for our free newsletter',
    'Read also: The old pier',
  ]) {
    assert.deepEqual(furnitureIn([...story.slice(0, 2), line, ...story.slice(2)]), [line]);
  }
  for (const line of [
    'Politics',
    'Nine years later',
    'The newsletter',
    'Sport',
    'What the survey says',
    'A new home',
  ]) {
    assert.deepEqual(furnitureIn([...story.slice(0, 2), line, ...story.slice(2)]), [], line);
  }
});

test('readers’ comments go from their heading to the form below them', () => {
  const comments = [
    '2 comments',
    'Jo says:',
    'I was at that meeting and heard the same words from both of them.',
    'Reply',
    'Leave a reply',
  ];
  assert.deepEqual(furnitureIn([...story, ...comments]), comments);
});

test('the headlines behind "related" go, the story that follows them stays', () => {
  const box = ['Related stories', 'Bridge toll to rise again', 'Who paid for the pier?'.slice(0, -1)];
  assert.deepEqual(furnitureIn([...story.slice(0, 2), ...box, ...story.slice(2)]), box);
});

test('a line that reads like furniture and stays is marked as doubtful', () => {
  const line = {
    text: 'You can subscribe to the newsletter in our shop, where the weekly box is free.',
    links: 0,
    quoted: false,
    code: false,
  };
  const lines = story.map((text) => ({ text, links: 0, quoted: false, code: false }));
  const verdict = judge([...lines.slice(0, 2), line, ...lines.slice(2)])[2];
  assert.equal(verdict?.reason, null);
  assert.match(verdict?.doubt ?? '', /^Kept, though it reads like this: the copy of a sign-up box\.$/);
});

test('T72 long and repetitive lines are judged in time', () => {
  for (const shape of [
    'share this ',
    'your email address ',
    'a | ',
    '“a ',
    '‘a’ ',
    'we use a lot of ',
    'read more: ',
    '. ',
    '* ',
    '(',
    '1 ',
  ]) {
    const lines = [shape.repeat(100), shape.repeat(20_000), ...Array.from({ length: 2000 }, () => shape.repeat(8))];
    const start = performance.now();
    furnitureIn(lines);
    assert.ok(performance.now() - start < 3000, `${shape} took ${Math.round(performance.now() - start)} ms`);
  }
});
