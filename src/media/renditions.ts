/** Decodes a picture once, behind limits, and makes the sizes that pages ask for. All metadata stays behind. */
import type { Sharp, SharpOptions } from 'sharp';
import { Problem } from '../problem.ts';
import { pictureKind } from './picture-bytes.ts';

const MOST_PIXELS = 50_000_000;
/** WebP takes no more. */
const LONGEST_SIDE = 16_383;
const SECONDS = 20;
const WIDTHS = [480, 800, 1200, 1600] as const;
const LARGEST = 1600;

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

export async function makeRenditions(bytes: Uint8Array): Promise<Renditions> {
  return oneAtATime(async () => {
    const picture = await openPicture(bytes);
    const { width, height } = await upright(picture);
    // The largest size is decoded from the file, and all others from it: a large file is gone through once.
    const largest = await bitmap(picture.rotate().resize({ width: LARGEST, withoutEnlargement: true }));
    const widths = [...WIDTHS.filter((one) => one < largest.info.width), largest.info.width];
    const sizes: Rendition[] = [];
    for (const one of widths) sizes.push(await webp((await fromBitmap(largest)).resize({ width: one }), 78));
    return { width, height, sizes };
  });
}

/** A picture fit into a box: the newsroom's logo. */
export async function fitPicture(bytes: Uint8Array, box: { width: number; height: number }): Promise<Rendition> {
  return oneAtATime(async () => {
    const picture = await openPicture(bytes);
    await upright(picture);
    return webp(picture.rotate().resize({ ...box, fit: 'inside', withoutEnlargement: true }), 90);
  });
}

/** Decoders of the five kinds that are taken; whatever else the library can read stays shut. */
const DECODERS = ['JpegBuffer', 'PngBuffer', 'NsgifBuffer', 'WebpBuffer', 'HeifBuffer'];

/** Loaded when the first picture comes: a site that shows its pages needs none of it. */
async function decoder() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: DECODERS.map((name) => `VipsForeignLoad${name}`) });
  return sharp;
}

async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  if (pictureKind(bytes) === null) throw pictureProblem('Use a JPEG, PNG, GIF, WebP or AVIF picture.');
  const options: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 };
  return (await decoder())(bytes, options);
}

/** Width and height as the picture is looked at; the header alone is read. */
async function upright(picture: Sharp): Promise<{ width: number; height: number }> {
  const { width, height, orientation = 1 } = await picture.metadata().catch(unreadable);
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) return unreadable();
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

interface Bitmap {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

async function bitmap(picture: Sharp): Promise<Bitmap> {
  return picture.raw().timeout({ seconds: SECONDS }).toBuffer({ resolveWithObject: true }).catch(unreadable);
}

async function fromBitmap({ data, info: { width, height, channels } }: Bitmap): Promise<Sharp> {
  return (await decoder())(data, { raw: { width, height, channels } });
}

async function webp(picture: Sharp, quality: number): Promise<Rendition> {
  const made = picture.webp({ quality }).timeout({ seconds: SECONDS }).toBuffer({ resolveWithObject: true });
  const { data, info } = await made.catch(unreadable);
  return { bytes: data, width: info.width, height: info.height };
}

let before: Promise<unknown> = Promise.resolve();

/** One picture after the other: what a decoded one takes up, four at once would take four times. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const result = before.then(work);
  before = result.catch(() => {});
  return result;
}

function unreadable(cause?: unknown): never {
  throw pictureProblem(
    'This picture cannot be read, or is larger than 50 million pixels. Save it anew, smaller, and try again.',
    cause,
  );
}

function pictureProblem(message: string, cause?: unknown): Problem {
  return new Problem('invalid', message, { fields: { file: message }, cause });
}
