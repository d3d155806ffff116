/** A newsroom's own accent: readable on both light grounds, with a twin for the dark. Figures: WCAG contrast. */
import { clampChroma, converter, formatHex, parseHex, wcagContrast } from 'culori';
import { Problem } from '../problem.ts';

/** The grounds of the theme (public/tokens.css). */
export const grounds = { paper: '#fefdfb', tint: '#f4f1ea', dark: '#14171a' };
const LIGHT_CONTRAST = 4.5;
const DARK_CONTRAST = 7;
const STEP = 0.01;

const toOklch = converter('oklch');

export interface Accent {
  /** Six hexadecimal digits, without "#". */
  light: string;
  dark: string;
}

export function accentFrom(hex: string): Accent {
  const colour = parseHex(hex);
  if (!colour || !/^#[0-9a-f]{6}$/i.test(hex))
    throw accentProblem('Give a colour as # and six digits, such as #a3271b.');
  const contrast = Math.min(wcagContrast(colour, grounds.paper), wcagContrast(colour, grounds.tint));
  if (contrast < LIGHT_CONTRAST) {
    throw accentProblem(
      `This colour is too pale to read: its contrast is ${(Math.floor(contrast * 10) / 10).toFixed(1)} to 1, and 4.5 are needed. Choose a darker one.`,
    );
  }
  return { light: digits(formatHex(colour)), dark: digits(darkTwin(hex)) };
}

/** The same hue, raised in lightness until it reads well on the dark ground. */
function darkTwin(hex: string): string {
  const colour = toOklch(hex) ?? { mode: 'oklch' as const, l: 0.7, c: 0, h: 0 };
  for (let lightness = colour.l; lightness < 1; lightness += STEP) {
    const twin = formatHex(clampChroma({ ...colour, l: lightness }, 'oklch'));
    if (wcagContrast(twin, grounds.dark) >= DARK_CONTRAST) return twin;
  }
  return '#ffffff';
}

const digits = (hex: string): string => hex.slice(1).toLowerCase();

function accentProblem(message: string): Problem {
  return new Problem('invalid', message, { fields: { accent: message } });
}
