import assert from 'node:assert/strict';
import { test } from 'node:test';
import { creditIn } from './page-bylines.ts';
import { dateIn, machineDate } from './page-dates.ts';

test('bylines in English, German and Russian', () => {
  const lines: [string, string[]][] = [
    ['By Ann Lee', ['Ann Lee']],
    ['By Ann Lee and Tom Ferris', ['Ann Lee', 'Tom Ferris']],
    ['by Ann Lee, Staff Writer', ['Ann Lee']],
    ['BY ANN LEE AND TOM FERRIS', ['ANN LEE', 'TOM FERRIS']],
    ['By Ann Lee in Bramley and Tom Ferris', ['Ann Lee', 'Tom Ferris']],
    ['Words by Maria de la Cruz', ['Maria de la Cruz']],
    ['By J. R. Hale', ['J. R. Hale']],
    ['Von Jule Hartwig und Tobias Renk', ['Jule Hartwig', 'Tobias Renk']],
    ['Von Ute von Arnim, dpa', ['Ute von Arnim', 'dpa']],
    ['Автор: Вера Лаптева', ['Вера Лаптева']],
    ['By Ann Lee | 12 May 2031 | 3 min read', ['Ann Lee']],
    ['Published on 12 May 2031 by Ann Lee', ['Ann Lee']],
    ['Posted by Ann Lee on 12 May 2031', ['Ann Lee']],
  ];
  for (const [line, names] of lines) assert.deepEqual(creditIn(line)?.byline, names, line);
});

test('sentences are no bylines', () => {
  for (const line of [
    'By Monday evening the tide had gone.',
    'By the time they met',
    'Von der Leyen gewinnt die Wahl',
    'By and large',
    'Bylaws',
    'Von unserem Tisch aus',
  ]) {
    assert.equal(creditIn(line), null, line);
  }
});

test('dates as pages print them', () => {
  const dates: [string, string][] = [
    ['12 May 2031', '2031-05-12T00:00'],
    ['May 12, 2031', '2031-05-12T00:00'],
    ['12th of May 2031', '2031-05-12T00:00'],
    ['Thursday 20 November 2031, 6.10 am', '2031-11-20T06:10'],
    ['Tuesday, September 22, 2031', '2031-09-22T00:00'],
    ['Published: 12 May 2031 at 14:30', '2031-05-12T14:30'],
    ['Published 14:05, 3 February 2031', '2031-02-03T14:05'],
    ['12 May 2031, 2:30 PM EST', '2031-05-12T19:30'],
    ['12 May 2031 12:15 am', '2031-05-12T00:15'],
    ['2031-05-12', '2031-05-12T00:00'],
    ['12. Mai 2031', '2031-05-12T00:00'],
    ['Stand: 03.11.2031, 9:05 Uhr', '2031-11-03T09:05'],
    ['Montag, den 5. Jänner 2031', '2031-01-05T00:00'],
    ['Veröffentlicht am 12.05.2031 um 14 Uhr', '2031-05-12T14:00'],
    ['14 мая 2031 г.', '2031-05-14T00:00'],
    ['31/12/2031', '2031-12-31T00:00'],
    ['12/31/2031', '2031-12-31T00:00'],
  ];
  for (const [line, moment] of dates) assert.equal(creditIn(line)?.datedAt, `${moment}:00.000Z`, line);
  assert.equal(creditIn('Updated 12 May 2031')?.updated, true);
});

test('what is no date, or two, is none', () => {
  for (const line of [
    '05/12/2031',
    '30 February 2031',
    '12 May',
    'May 2031',
    '99.99.2031',
    'Version 1.2.2031.4 of it',
    '',
  ]) {
    assert.equal(dateIn(line), null, line);
  }
  assert.equal(creditIn('On 12 May 2031 the pier was closed.'), null);
});

test('machine dates, without regard to this machine’s own zone', () => {
  assert.equal(machineDate('2031-11-20T06:10'), '2031-11-20T06:10:00.000Z');
  assert.equal(machineDate('2031-11-20T06:10:30+01:00'), '2031-11-20T05:10:30.000Z');
  assert.equal(machineDate('2031-11-20 06:10:00 -0500'), '2031-11-20T11:10:00.000Z');
  assert.equal(machineDate('2031-11-20'), '2031-11-20T00:00:00.000Z');
  assert.equal(machineDate('2031-13-45'), null);
  assert.equal(machineDate('yesterday'), null);
});
