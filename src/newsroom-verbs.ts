/** The verbs that work on the newsroom's database: import page, staff link. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import type { App } from './context.ts';
import { openApp } from './open-app.ts';
import { Problem } from './problem.ts';
import type { Actor } from './roles.ts';
import { staffLink } from './staff/resetting.ts';
import { mostPageBytes } from './transfer/decoding.ts';
import { importPage, previewPage, type ImportReport } from './transfer/importing.ts';
import { reportJson, reportText, unmoving } from './transfer/report.ts';

const system: Actor = { kind: 'system' };

export async function importPages(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      publish: { type: 'boolean', default: false },
      record: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const recordPolicy = readPolicy(values.record);
  if (positionals.length === 0) throw new Problem('invalid', 'Name at least one file.');
  const stories: ImportReport[] = [];
  let failures = 0;
  const readAll = async (
    take: (file: { bytes: Uint8Array; name: string }) => Promise<ImportReport> | ImportReport,
  ): Promise<void> => {
    for (const path of positionals) {
      try {
        stories.push(await take({ bytes: await readPageFile(path), name: basename(path) }));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        failures++;
        process.stderr.write(`onrecord: ${unmoving(error.message)}\n`);
      }
    }
  };
  if (values['dry-run']) await readAll(previewPage);
  else
    await withApp((app) =>
      readAll((file) => importPage(app, system, { ...file, publish: values.publish, recordPolicy })),
    );
  if (values.json) process.stdout.write(`${reportJson(stories)}\n`);
  else process.stdout.write(reportText(stories));
  return failures === 0 ? 0 : 1;
}

function readPolicy(value: string | undefined): 'off' | 'confirmed' | 'unchecked' | null {
  if (value === undefined) return null;
  if (value === 'off' || value === 'confirmed' || value === 'unchecked') return value;
  throw new Problem('invalid', `--record is “${value}”: give off, confirmed or unchecked.`);
}

/** The file's bytes; one byte more than is taken where it is larger, so that the reader refuses it. */
async function readPageFile(path: string): Promise<Uint8Array> {
  const handle = await open(path).catch((cause: unknown) => {
    throw new Problem('invalid', `${path} cannot be opened: look at the name and its rights.`, { cause });
  });
  try {
    if (!(await handle.stat()).isFile()) throw new Problem('invalid', `${path} is not a file.`);
    const bytes = Buffer.alloc(mostPageBytes + 1);
    let size = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, size, bytes.length - size, size);
      size += bytesRead;
      if (bytesRead === 0 || size === bytes.length) return bytes.subarray(0, size);
    }
  } finally {
    await handle.close();
  }
}

export async function printStaffLink(words: string[]): Promise<number> {
  const [address = ''] = words;
  await withApp(async (app) => {
    process.stdout.write(`${await staffLink(app, address)}\n`);
  });
  return 0;
}

async function withApp(work: (app: App) => Promise<void>): Promise<void> {
  const opened = await openApp(readConfig(process.env), { migrate: true });
  try {
    await work(opened.app);
  } finally {
    await opened.close();
  }
}
