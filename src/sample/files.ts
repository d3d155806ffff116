/** What the sample newsroom consists of, read from `sample/`: our own fiction and pictures. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../settings/queries.ts';
import { readSampleStory, type SampleStory } from './reading-sample.ts';

const folder = fileURLToPath(new URL('../../sample', import.meta.url));

interface Copy {
  title: string;
  text: string;
  button: string;
  smallPrint: string;
  thanks: string;
}

export interface SampleNewsroom extends Pick<
  Settings,
  'name' | 'language' | 'timeZone' | 'earLine' | 'imprint' | 'contactEmail' | 'recordPolicy'
> {
  sections: { name: string; slug: string; accent: string | null }[];
  newsletter: { name: string; description: string; cadence: string };
  form: Copy & { name: string };
  prompt: Copy & { kicker: string; trigger: 'end' | 'seconds'; seconds: number };
}

export interface SampleComment {
  name: string;
  email: string;
  hours: number;
  state: 'held' | 'shown';
  text: string;
  replies?: SampleComment[];
}

/** A picture in the sizes that pages ask for, smallest first. */
export interface SamplePicture {
  bytes: Uint8Array;
  width: number;
  height: number;
}

export const sampleNewsroom = async (): Promise<SampleNewsroom> =>
  JSON.parse(await readFile(join(folder, 'newsroom.json'), 'utf8')) as SampleNewsroom;

export async function sampleComments(): Promise<{ story: string; comments: SampleComment[] }[]> {
  return JSON.parse(await readFile(join(folder, 'comments.json'), 'utf8')) as {
    story: string;
    comments: SampleComment[];
  }[];
}

/** Stories by the name of their file. */
export async function sampleStories(): Promise<Map<string, SampleStory>> {
  const names = (await readdir(join(folder, 'stories'))).filter((name) => name.endsWith('.txt')).sort();
  const stories = new Map<string, SampleStory>();
  for (const name of names)
    stories.set(name.replace(/\.txt$/, ''), readSampleStory(await readFile(join(folder, 'stories', name), 'utf8')));
  return stories;
}

/** `wall.webp` is the largest size of a picture, `wall-480.webp` a smaller one. */
export async function samplePicture(name: string): Promise<SamplePicture[]> {
  const files = (await readdir(join(folder, 'pictures'))).filter(
    (file) => file === `${name}.webp` || new RegExp(`^${name}-\\d+\\.webp$`).test(file),
  );
  const sizes = await Promise.all(files.map(async (file) => sized(await readFile(join(folder, 'pictures', file)))));
  return sizes.sort((a, b) => a.width - b.width);
}

/** Width and height as they stand in the header of a WebP file (lossy, lossless or extended). */
function sized(bytes: Buffer): SamplePicture {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { bytes, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { bytes, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { bytes, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}
