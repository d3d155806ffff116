import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExternal, safeHref } from './links.ts';

test('addresses that may be links come out in one spelling', () => {
  const kept: [string, string][] = [
    ['https://example.org', 'https://example.org/'],
    ['HTTP://Example.ORG/a b', 'http://example.org/a%20b'],
    [' https://example.org/x\n', 'https://example.org/x'],
    ['https://example.org/a\tb', 'https://example.org/ab'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['tel:+4930123456', 'tel:+4930123456'],
    ['/2030/11/the-wall?from=front#record', '/2030/11/the-wall?from=front#record'],
    ['/a/../b', '/b'],
    ['https://example.org/?q="><script>', 'https://example.org/?q=%22%3E%3Cscript%3E'],
  ];
  for (const [given, wanted] of kept) {
    assert.equal(safeHref(given), wanted, given);
    assert.equal(safeHref(wanted), wanted, 'stable');
  }
});

test('T02 an address that could run, hide or mislead is no link', () => {
  const refused: unknown[] = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u0001\u0002javascript:alert(1)',
    'java\u0000script:alert(1)',
    '\ufeffjavascript:alert(1)',
    '\u2028javascript:alert(1)',
    'javascript&colon;alert(1)',
    'javascript://example.org/%0aalert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'DATA:image/svg+xml;base64,AAAA',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'ftp://example.org/',
    'about:blank',
    'view-source:https://example.org',
    '//example.org/x',
    '/\t/example.org',
    '/\\example.org',
    '\\\\example.org',
    '/..//example.org',
    '/./\t/example.org',
    'https:\\\\example.org',
    'https://trusted.example@evil.example/',
    'relative/path',
    '#part',
    '?q=1',
    '',
    '   ',
    'https://',
    'https://exa mple.org',
    '\ud800https://example.org',
    `https://example.org/${'a'.repeat(3000)}`,
    null,
    undefined,
    7,
    {},
    ['https://example.org'],
    { toString: () => 'https://example.org' },
  ];
  for (const address of refused) assert.equal(safeHref(address), null, String(address));
});

test('a link to another site is told from one of ours', () => {
  assert.equal(isExternal('https://example.org/'), true);
  assert.equal(isExternal('/2030/11/the-wall'), false);
  assert.equal(isExternal('mailto:desk@example.org'), false);
});
