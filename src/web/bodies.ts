/** Reading what people send: bounded, typed, and refused early where it cannot be a form. */
import { Problem } from '../problem.ts';

export const FORM_BYTES = 1_200_000;
export const UPLOAD_BYTES = 12_000_000;

/** The body as bytes, at most `most` of them, whether or not a length was declared. */
export async function readBody(request: Request, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > most) throw new Problem('oversized', 'That is more than we can take at once.');
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    // The sender went away, or broke off: nobody is left to answer, and it is no fault of ours.
    throw new Problem('unreadable', 'The request ended before it was whole.', { cause });
  }
  return Buffer.concat(chunks);
}

/** Fields of a form. A field sent twice, or a sign no database keeps (NUL), is refused. */
export async function readFields(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw new Problem('unreadable', 'This address takes a form.');
  const text = new TextDecoder('utf-8').decode(await readBody(request, FORM_BYTES));
  return fieldsOf(new URLSearchParams(text));
}

export function fieldsOf(entries: Iterable<[string, string]>): Record<string, string> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of entries) {
    if (name in fields) throw new Problem('unreadable', 'One field was sent twice.');
    if (!isKeepable(value)) throw unkeepable();
    fields[name] = value.replace(/\r\n?/g, '\n');
  }
  return fields;
}

const isKeepable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
const unkeepable = (): Problem => new Problem('unreadable', 'The text holds a sign that cannot be kept.');

/** JSON from one of our own scripts. What no database keeps is refused as in a form. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Problem('unreadable', 'This address takes JSON.');
  const text = new TextDecoder('utf-8').decode(await readBody(request, FORM_BYTES));
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch (cause) {
    throw new Problem('unreadable', 'That is not JSON.', { cause });
  }
  // Only spelled out can such a sign come through the decoder and the parser.
  if (/\\u(?:0000|d[89a-f])/i.test(text) && !textsIn(value).every(isKeepable)) throw unkeepable();
  return value;
}

/** Without recursion: it may be nested as deep as it is long. */
function textsIn(root: unknown): string[] {
  const texts: string[] = [];
  const waiting = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) waiting.push(one);
  }
  return texts;
}

export interface Upload {
  fields: Record<string, string>;
  /** Null where no file was chosen. */
  file: Uint8Array | null;
}

/** A form with one file in the field "file". The name and type that the client claims are not looked at. */
export async function readUpload(request: Request): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new Problem('unreadable', 'This address takes a form with a file.');
  const body = new Uint8Array(await readBody(request, UPLOAD_BYTES));
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch((cause: unknown) => {
    throw new Problem('unreadable', 'The form could not be read.', { cause });
  });
  const texts: [string, string][] = [];
  let file: Uint8Array | null = null;
  for (const [name, value] of form) {
    if (typeof value === 'string') texts.push([name, value]);
    else if (name === 'file' && file === null)
      file = value.size === 0 ? null : new Uint8Array(await value.arrayBuffer());
    else throw new Problem('unreadable', 'One file at a time.');
  }
  return { fields: fieldsOf(texts), file };
}
