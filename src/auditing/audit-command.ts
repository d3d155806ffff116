/**
 * The command `onrecord audit`: reads stories, needs no database and writes nothing but the report that is asked for.
 * Exit codes: 0 read, 1 a file was not read or `--fail-on` says so, 2 the command line or the policy is wrong.
 */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { severities, type Finding } from '../sourcing/engine.ts';
import { auditOptions, type AuditOptions } from './audit-options.ts';
import { auditFile, type Audit } from './auditing.ts';
import { auditLine, linesOf } from './auditing-lines.ts';
import { bytesOf, nameOf, wholeOf } from './reading-input.ts';
import { auditJson } from './report-json.ts';
import { auditText } from './report-text.ts';
import { readStoryFile } from './story-file.ts';
import { questionCount } from './summary.ts';
import { harmless, type Screen } from './terminal.ts';

/** Streams as a process has them. */
export interface Streams {
  stdin: AsyncIterable<Uint8Array>;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  screen: Screen;
}

export async function runAudit(words: readonly string[], streams: Streams): Promise<number> {
  let options: AuditOptions;
  try {
    options = await auditOptions(words);
  } catch (error) {
    const isMistyped = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof Problem) && !isMistyped) throw error;
    say(streams, error.message);
    return 2;
  }
  return options.form === 'jsonl' ? auditCorpus(options, streams) : auditStories(options, streams);
}

async function auditStories(options: AuditOptions, streams: Streams): Promise<number> {
  const { paths, policy, dated, form, html } = options;
  const audits: Audit[] = [];
  let isComplete = true;
  for (const path of paths) {
    try {
      const file = await readStoryFile(await wholeOf(bytesOf(path, streams.stdin)), nameOf(path));
      audits.push(auditFile(file, policy, dated));
    } catch (error) {
      isComplete = false;
      const [message, name] = [problemMessage(error), nameOf(path)];
      say(streams, message.startsWith(name) ? message : `${name}: ${message}`);
    }
  }
  if (html !== null && audits.length > 0) isComplete = (await writeReport(html, audits, streams)) && isComplete;
  if (form === 'json') await write(streams, `${auditJson(audits)}\n`);
  else if (audits.length > 0 && html === null) await write(streams, auditText(audits, streams.screen));
  return isComplete && !audits.some(({ findings }) => isFailure(findings, options)) ? 0 : 1;
}

async function writeReport(path: string, audits: readonly Audit[], streams: Streams): Promise<boolean> {
  const { reportPage } = await import('./report-html.ts');
  const page = await reportPage(audits);
  try {
    await writeFile(path, page);
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    say(streams, `${path} cannot be written: choose another name, or change its rights.`);
    return false;
  }
  say(streams, `${path}: ${questionCount(audits.flatMap(({ findings }) => findings))}.`);
  return true;
}

async function auditCorpus(options: AuditOptions, streams: Streams): Promise<number> {
  const { paths, policy, dated } = options;
  let isComplete = true;
  let isFailed = false;
  const refuse = (message: string): void => {
    isComplete = false;
    say(streams, message);
  };
  for (const path of paths) {
    try {
      for await (const { number, line } of linesOf(bytesOf(path, streams.stdin))) {
        try {
          if (line === null) throw new Problem('invalid', 'is longer than 5 MB');
          const { json, findings } = auditLine(line, policy, dated);
          isFailed ||= isFailure(findings, options);
          await write(streams, `${json}\n`);
        } catch (error) {
          refuse(`${nameOf(path)}, line ${number}, ${problemMessage(error)}.`);
        }
      }
    } catch (error) {
      refuse(problemMessage(error));
    }
  }
  return isComplete && !isFailed ? 0 : 1;
}

/** Whatever is no Problem is a bug, and goes on. */
function problemMessage(error: unknown): string {
  if (error instanceof Problem) return error.message;
  throw error;
}

function isFailure(findings: readonly Finding[], { failOn }: AuditOptions): boolean {
  if (failOn === null) return false;
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn));
}

function say({ stderr }: Streams, sentence: string): void {
  stderr.write(`onrecord: ${harmless(sentence)}\n`);
}

/** Waits where the other side reads more slowly than we write. */
async function write({ stdout }: Streams, text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, 'drain');
}
