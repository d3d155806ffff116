/** Words of strangers and of staff, in every field at once, looked for in every page, mail and feed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultTreeAdapter as tree, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { addressOf, attackedNewsroom, pagesOf, type AttackedNewsroom, type Typed } from './attacked.ts';
import { forms } from './attacked-forms.ts';
import { elementsOf } from './html.ts';
import { mails } from './sign-up.ts';
import { readXml } from './xml.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;
type Text = DefaultTreeAdapterTypes.TextNode;

const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null;

const wordsIn = (node: Node): string =>
  tree.isTextNode(node) ? node.value : 'childNodes' in node ? node.childNodes.map(wordsIn).join('') : '';

/** What answers as HTML, as a browser would see it, frames with words of their own too. */
async function everyPage(newsroom: AttackedNewsroom): Promise<[string, Node][]> {
  const pages: [string, Node][] = [];
  for (const address of pagesOf(newsroom)) {
    const headers = address.startsWith('/desk') ? { cookie: newsroom.owner.cookie } : {};
    const answer = await newsroom.ask(address, { headers });
    const text = await answer.text();
    if (answer.headers.get('content-type')?.startsWith('text/html') === true) pages.push(...withFrames(address, text));
  }
  return pages;
}

function withFrames(address: string, text: string): [string, Node][] {
  const page = parse(text);
  const inner = elementsOf(page).map((element) => attribute(element, 'srcdoc'));
  const frames = inner.filter((document) => document !== null);
  return [[address, page], ...frames.map((document): [string, Node] => [`a frame of ${address}`, parse(document)])];
}

/** Ends every element and attribute that words may stand in, and begins one of its own. */
const long = (field: string): string =>
  `'"--></title></style></textarea></script></option></select></noscript></iframe></bdi><x-canary x-canary="1">]]>&quot;${field}`;
const short = (field: string): string => `'"></a><x-canary>${field}`;
const hostile: Typed = (field, most = 300) => (most > 140 ? long(field) : short(field)).slice(0, most);

function refuseCanary(where: string, page: Node): void {
  for (const { tagName, attrs } of elementsOf(page)) {
    assert.notEqual(tagName, 'x-canary', where);
    assert.ok(!attrs.some(({ name }) => name.includes('canary') || name.startsWith('on')), `${where}: <${tagName}>`);
  }
}

describe('words that look like markup', () => {
  it('T01 T09 stay words in every field, on every page, in frames, feeds, maps and mails', async (t) => {
    const typed = new Set<string>();
    const newsroom = await attackedNewsroom(t, (field, most) => {
      typed.add(hostile(field, most));
      return hostile(field, most);
    });
    const seen = new Set<string>();
    for (const [address, page] of await everyPage(newsroom)) {
      refuseCanary(address, page);
      const words =
        wordsIn(page) +
        elementsOf(page)
          .flatMap(({ attrs }) => attrs.map(({ value }) => value))
          .join();
      for (const one of typed) if (words.includes(one)) seen.add(one);
      for (const script of elementsOf(page).filter(({ tagName }) => tagName === 'script')) {
        if (script.childNodes.length > 0) JSON.parse(wordsIn(script));
      }
    }
    for (const [address, element] of [
      ['/feed', 'rss'],
      ['/sitemap.xml', 'urlset'],
    ] as const) {
      const text = await (await newsroom.ask(address)).text();
      assert.equal(readXml(text).name, element);
      for (const [, inner = ''] of text.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g))
        refuseCanary(address, parseFragment(inner));
    }
    for (const { subject, text, html } of await mails(newsroom.site)) {
      refuseCanary('a mail', parse(html));
      assert.doesNotMatch(subject, /[\r\n]/);
      assert.match(text, /x-canary/, 'text is text');
    }
    // What was seen nowhere was not tried: a code's name is not shown, its text is.
    assert.deepEqual(
      [...typed].filter((one) => !seen.has(one)),
      [hostile('code-name', 60)],
    );
  });

  it('T01 stay words in a form that is shown again, and in messages about it', async (t) => {
    const newsroom = await attackedNewsroom(t);
    for (const [pattern, sentBy] of Object.entries(forms)) {
      const { kind, fields } = await sentBy(newsroom);
      if (kind !== 'form' || pattern === '/desk/sign-out') continue;
      const sent = Object.fromEntries(Object.keys(fields).map((name) => [name, long(name)]));
      const answer = await newsroom.ask(addressOf(newsroom, pattern), {
        method: 'POST',
        headers: { cookie: newsroom.owner.cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...sent, [long('another')]: '' }).toString(),
      });
      assert.ok(answer.status < 500, pattern);
      for (const [address, page] of withFrames(pattern, await answer.text())) refuseCanary(address, page);
    }
  });

  it('T01 T09 stay words in an address, however much of it is said again', async (t) => {
    const { ask, owner } = await attackedNewsroom(t);
    const evil = encodeURIComponent(long('headline'));
    const paths = [
      '/search?q=',
      '/nothing/of-some-',
      '/2026/11/',
      '/desk/',
      '/desk/nothing/',
      '/sections/',
      '/files/',
      '/assets/x/',
    ];
    const asked = [
      '/desk/sign-in?next=',
      '/desk/sign-in?new=',
      '/confirmation?token=',
      '/unsubscription?token=',
      '/sections/some-section-name?page=',
    ];
    const desk = [
      '/desk/stories?state=',
      '/desk/stories?done=',
      '/desk/comments?decided=',
      '/desk/settings?done=',
      '/desk/outbox/',
    ];
    for (const headers of [{}, { cookie: owner.cookie }]) {
      for (const start of [...paths, ...asked, ...desk]) {
        const answer = await ask(start + evil, { headers });
        assert.ok(answer.status < 500, start);
        refuseCanary(start, parse(await answer.text()));
      }
    }
  });
});

/** A story's own text runs as it runs; what is typed in a large field stands alone. */
const inText = ['paragraph', 'link', 'subhead', 'quotation', 'pull-by', 'pull-quote', 'list-item'];

describe('words in another direction', () => {
  it('T77 turn nothing of ours around, wherever they stand', async (t) => {
    const hebrew: Typed = (field) => (inText.includes(field) ? field : `א${field}\u202e\u2069א`);
    const newsroom = await attackedNewsroom(t, hebrew);
    const loose = new Set<string>();
    let tried = 0;
    for (const [address, page] of await everyPage(newsroom)) {
      // A mail is a text of the newsroom's own.
      if (address.startsWith('/desk/outbox')) continue;
      for (const text of textsIn(page)) {
        if (text.value.includes('א')) tried++;
        if (!isIsolated(text)) loose.add(`${address}: ${wordsIn(blockOf(text))}`);
      }
    }
    assert.deepEqual([...loose], []);
    assert.ok(tried > 200, `${tried}`);
    const search = await (await newsroom.ask(`/search?q=${encodeURIComponent('\u2069\u202eאx')}`)).text();
    assert.match(search, /<h1>[^<]*“\u2068אx\u2069”<\/h1>/);
  });
});

const unread = ['script', 'style', 'title', 'textarea'];
function textsIn(node: Node): Text[] {
  if (tree.isTextNode(node)) return [node];
  if (tree.isElementNode(node) && unread.includes(node.tagName)) return [];
  return 'childNodes' in node ? node.childNodes.flatMap(textsIn) : [];
}

const blocks =
  /^(?:p|li|h[1-6]|td|th|dt|dd|div|blockquote|figcaption|button|option|legend|caption|header|footer|body)$/;

function blockOf(text: Text): Node {
  let node: Node = text;
  while (tree.isTextNode(node) || (tree.isElementNode(node) && !blocks.test(node.tagName)))
    node = node.parentNode as Node;
  return node;
}

/** In an element of its own, between the signs that isolate, or alone in its block. */
function isIsolated(text: Text): boolean {
  const bare = text.value.replace(/\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069/g, '');
  if (!/[א\u202a-\u202e\u2066-\u2069]/.test(bare)) return true;
  const block = blockOf(text);
  for (let node: Node | null = text.parentNode; node !== null && node !== block; node = (node as Element).parentNode) {
    if (tree.isElementNode(node) && (node.tagName === 'bdi' || attribute(node, 'dir') !== null)) return true;
  }
  const isDirected = tree.isElementNode(block) && attribute(block, 'dir') === 'auto';
  return isDirected || /^א[^א]*א$/.test(wordsIn(block).trim());
}
