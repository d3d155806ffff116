/**
 * How well the audit asks, measured on stories with one planted fault each, their mended versions and sound ones:
 * `npm run bench:planted`. With `--list` also what was missed and what was asked in vain.
 */
import { audit, standardPolicy } from '../src/sourcing/audit.ts';
import { extract } from '../src/sourcing/extract.ts';
import type { Finding, RuleId } from '../src/sourcing/finding.ts';
import { allPlanted, plantableRules } from '../test/planted.ts';

const { pairs, sound } = allPlanted();

/** A story stands under its date, except where it is the date that is asked for. */
function findingsIn(text: string, newsroom: string | null, dated: boolean): Finding[] {
  return audit(extract({ text }, newsroom === null ? {} : { newsroom }), standardPolicy, { dated });
}

const read = pairs.map((pair) => {
  const dated = pair.fault !== 'relative-date';
  const faulty = findingsIn(pair.faulty, pair.newsroom, dated);
  const mended = findingsIn(pair.mended, pair.newsroom, dated);
  return { ...pair, inFaulty: faulty, inMended: mended };
});
const soundRead = sound.map((one) => ({ ...one, findings: findingsIn(one.text, one.newsroom, true) }));

const asks = (findings: readonly Finding[], rule: RuleId) => findings.some((finding) => finding.rule === rule);
const per = (count: number, of: number) => (of === 0 ? '-' : (count / of).toFixed(2)).padStart(8);
const part = (count: number, of: number) => `${count}/${of}`.padStart(8);

function line(name: string, of: typeof read): void {
  const found = of.filter(({ fault, inFaulty }) => asks(inFaulty, fault)).length;
  const silent = of.filter(({ fault, inMended }) => !asks(inMended, fault)).length;
  const others = of.reduce((sum, one) => sum + one.inFaulty.filter(({ rule }) => rule !== one.fault).length, 0);
  console.log(`  ${name.padEnd(26)}${part(found, of.length)}${part(silent, of.length)}${per(others, of.length)}`);
}

const isSecond = ({ name }: { name: string }) => name.startsWith('second-');

function table(title: string, of: typeof read, ofSound: typeof soundRead): void {
  console.log(`${title}\n${'planted fault'.padEnd(28)}   found  silent  others`);
  for (const rule of plantableRules) {
    const planted = of.filter(({ fault }) => fault === rule);
    if (planted.length > 0) line(rule, planted);
  }
  line('all', of);
  const inMended = of.reduce((sum, one) => sum + one.inMended.length, 0);
  const inSound = ofSound.reduce((sum, one) => sum + one.findings.length, 0);
  console.log(`  mended stories: ${inMended} findings in ${of.length}, ${per(inMended, of.length).trim()} a story`);
  console.log(
    `  sound stories: ${inSound} findings in ${ofSound.length}, ${per(inSound, ofSound.length).trim()} a story\n`,
  );
}

const isFirst = (one: { name: string }) => !isSecond(one);
table('The first set', read.filter(isFirst), soundRead.filter(isFirst));
table('The second set, which nobody who writes rules has read', read.filter(isSecond), soundRead.filter(isSecond));
console.log('silent: of the planted rule in the mended story. others: findings of other rules in the faulty story.');

function list(name: string, findings: readonly Finding[]): void {
  for (const { rule, question } of findings) console.log(`  ${name}: ${rule}: ${question}`);
}

if (process.argv.includes('--list')) {
  console.log('\nMissed');
  for (const { name, fault, inFaulty } of read) if (!asks(inFaulty, fault)) console.log(`  ${name}: ${fault}`);
  console.log('\nAsked of the mended story too');
  for (const one of read)
    list(
      one.name,
      one.inMended.filter(({ rule }) => rule === one.fault),
    );
  console.log('\nOther rules, of the faulty story');
  for (const one of read)
    list(
      one.name,
      one.inFaulty.filter(({ rule }) => rule !== one.fault),
    );
  console.log('\nOf sound stories');
  for (const { name, findings } of soundRead) list(name, findings);
}
