/** The paper's own tokens and fonts, put into the page itself: it asks for nothing. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../public');

export interface ReportStyles {
  css: string;
  /** What the page's policy allows: these styles and nothing else. */
  hash: string;
}

export async function reportStyles(): Promise<ReportStyles> {
  const [tokens, report] = await Promise.all(
    ['tokens.css', 'audit.css'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const fonts = new Map<string, string>();
  for (const name of ['faustina.woff2', 'archivo-narrow.woff2'])
    fonts.set(name, (await readFile(join(folder, 'fonts', name))).toString('base64'));
  const faces = (tokens ?? '').replace(
    /@font-face \{[^}]*url\(fonts\/([\w-]+\.woff2)\)[^}]*\}\n?/g,
    (face, name: string) => {
      const font = fonts.get(name);
      return font === undefined ? '' : face.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${font})`);
    },
  );
  const css = `${faces}\n${report}`.replace(/\/\*[^]*?\*\/\n?/g, '');
  return { css, hash: createHash('sha256').update(css).digest('base64') };
}
