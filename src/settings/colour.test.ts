import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { wcagContrast } from 'culori';
import { Problem } from '../problem.ts';
import { accentFrom, grounds } from './colour.ts';

/** Every hue in steps, in several lightnesses and strengths: a few thousand colours. */
function* colours(): Generator<string> {
  for (let red = 0; red < 256; red += 17)
    for (let green = 0; green < 256; green += 17)
      for (let blue = 0; blue < 256; blue += 17)
        yield `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

test('a colour that reads well on paper is taken as it is, with a twin that reads well on the dark; others are refused', () => {
  let taken = 0;
  let refused = 0;
  for (const colour of colours()) {
    const readable = wcagContrast(colour, grounds.paper) >= 4.5 && wcagContrast(colour, grounds.tint) >= 4.5;
    if (readable) {
      const { light, dark } = accentFrom(colour);
      assert.equal(`#${light}`, colour);
      assert.match(dark, /^[0-9a-f]{6}$/);
      assert.ok(wcagContrast(`#${dark}`, grounds.dark) >= 7, `${colour} has the dark twin #${dark}`);
      taken++;
    } else {
      assert.throws(() => accentFrom(colour), Problem, colour);
      refused++;
    }
  }
  assert.ok(taken > 1_000 && refused > 1_000, `${taken} taken, ${refused} refused`);
});

test('a pale colour is refused with its figure, which is never the one that is needed', () => {
  assert.throws(
    () => accentFrom('#ffcc00'),
    (error) =>
      error instanceof Problem && /its contrast is 1\.3 to 1, and 4\.5 are needed/.test(error.fields.accent ?? ''),
  );
  for (const colour of colours()) {
    try {
      accentFrom(colour);
    } catch (error) {
      assert.ok(error instanceof Problem && !error.message.includes('is 4.5 to 1'), colour);
    }
  }
});

test('what is no colour of six digits is refused', () => {
  for (const text of [
    'red',
    '#abc',
    'a3271b',
    '#a3271',
    '#a3271bff',
    '#a3271g',
    'rgb(1,2,3)',
    '#a3271b;}',
    ' #a3271b',
  ]) {
    assert.throws(() => accentFrom(text), Problem, text);
  }
  assert.equal(accentFrom('#A3271B').light, 'a3271b');
});

test('the grounds are those of the styles', async () => {
  const styles = await readFile(new URL('../../public/tokens.css', import.meta.url), 'utf8');
  for (const [name, colour] of Object.entries(grounds)) assert.ok(styles.includes(colour), `${name} ${colour}`);
});
