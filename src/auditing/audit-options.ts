/** What stands behind `onrecord audit` on the command line. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Problem } from '../problem.ts';
import { severities, standardPolicy, type AuditPolicy, type Severity } from '../sourcing/engine.ts';
import { isSeverity, readPolicy } from './policy-file.ts';
import { standardInput } from './reading-input.ts';

export interface AuditOptions {
  paths: string[];
  form: 'text' | 'json' | 'jsonl';
  /** Where a page is written to; null: none is wanted. */
  html: string | null;
  policy: AuditPolicy;
  failOn: Severity | null;
  dated: boolean;
}

const options = {
  json: { type: 'boolean', default: false },
  jsonl: { type: 'boolean', default: false },
  html: { type: 'string' },
  policy: { type: 'string' },
  'fail-on': { type: 'string' },
  dated: { type: 'boolean', default: false },
} as const;

/** Throws where the command line cannot be meant: a Problem, or the error of Node's that says how. */
export async function auditOptions(words: readonly string[]): Promise<AuditOptions> {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  const { json, jsonl, html = null, policy, 'fail-on': failOn = null, dated } = values;
  if (jsonl && (json || html !== null))
    throw new Problem('invalid', '--jsonl stands alone: give it without --json and --html.');
  if (failOn !== null && !isSeverity(failOn))
    throw new Problem('invalid', `--fail-on is “${failOn}”: give ${severities.join(', ')}.`);
  const paths = positionals.length === 0 ? [standardInput] : positionals;
  if (html !== null && paths.some((path) => path !== standardInput && resolve(path) === resolve(html)))
    throw new Problem('invalid', `--html is “${html}”, which is a story to audit: give another name for the report.`);
  return {
    paths,
    form: jsonl ? 'jsonl' : json ? 'json' : 'text',
    html,
    policy: policy === undefined ? standardPolicy : await policyFrom(policy),
    failOn,
    dated,
  };
}

async function policyFrom(path: string): Promise<AuditPolicy> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Problem('invalid', `${path} cannot be opened: look at the name and its rights.`, { cause });
  });
  return readPolicy(text, path);
}
