/** Decodes a picture once, behind limits, and makes the sizes that pages ask for. All metadata stays behind. */
import type { Sharp, SharpOptions } from 'sharp';
import { Problem } from '../problem.ts';
import { pictureKind } from './picture-bytes.ts';

const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 20_000;
const SECONDS = 20;
const WIDTHS = [480, 800, 1200, 1600];

export interface Rendition {
  bytes: Uint8Array;
  width: number;
  height: number;
}

export interface Renditions {
  width: number;
  height: number;
  /** Smallest first, never larger than the original. */
  sizes: Rendition[];
}

export async function makeRenditions(bytes: Uint8Array, widths: readonly number[] = WIDTHS): Promise<Renditions> {
  const picture = await openPicture(bytes);
  const { width, height } = await upright(picture);
  const wanted = [...new Set([...widths.filter((one) => one < width), Math.min(width, widths.at(-1) ?? width)])];
  const sizes: Rendition[] = [];
  for (const one of wanted) {
    const made = await picture
      .clone()
      .rotate()
      .resize({ width: one, withoutEnlargement: true })
      .webp({ quality: 78 })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true })
      .catch(unreadable);
    sizes.push({ bytes: made.data, width: made.info.width, height: made.info.height });
  }
  return { width, height, sizes };
}

/** A picture fit into a box: the newsroom's logo. */
export async function fitPicture(bytes: Uint8Array, box: { width: number; height: number }): Promise<Rendition> {
  const picture = await openPicture(bytes);
  const made = await picture
    .rotate()
    .resize({ ...box, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 90 })
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true })
    .catch(unreadable);
  return { bytes: made.data, width: made.info.width, height: made.info.height };
}

async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  if (pictureKind(bytes) === null) {
    throw new Problem('invalid', 'Use a JPEG, PNG, GIF, WebP or AVIF picture.', { fields: { file: 'Use a JPEG, PNG, GIF, WebP or AVIF picture.' } });
  }
  // Loaded when the first picture comes: a site that shows its pages needs none of it.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const options: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 };
  return sharp(bytes, options);
}

/** Width and height as the picture is looked at; the header alone is read. */
async function upright(picture: Sharp): Promise<{ width: number; height: number }> {
  const { width = 0, height = 0, orientation = 1 } = await picture.metadata().catch(unreadable);
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE || width === 0 || height === 0) return unreadable();
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function unreadable(cause?: unknown): never {
  const message = 'This picture cannot be read, or is larger than 50 million pixels. Save it anew, smaller, and try again.';
  throw new Problem('invalid', message, { fields: { file: message }, cause });
}
