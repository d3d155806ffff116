/** The other verbs of the program: `onrecord audit FILE…`, `onrecord import page FILE…`, `onrecord staff link ADDRESS`. */
import { sentenceFor } from './explain.ts';

const usage = `Usage:
  onrecord audit FILE… [--json | --jsonl] [--html REPORT] [--policy FILE] [--fail-on high|medium|low] [--dated]
  onrecord import page FILE… [--publish] [--record off|confirmed|unchecked] [--dry-run] [--json]
  onrecord staff link ADDRESS
`;

process.exitCode = await run(process.argv.slice(2));

async function run(words: string[]): Promise<number> {
  try {
    const [noun, verb, ...rest] = words;
    // Each verb loads what it needs: an audit neither database nor server.
    if (noun === 'audit') return await auditStories(words.slice(1));
    if (noun === 'import' && verb === 'page') return await (await import('./newsroom-verbs.ts')).importPages(rest);
    if (noun === 'staff' && verb === 'link') return await (await import('./newsroom-verbs.ts')).printStaffLink(rest);
    process.stderr.write(usage);
    return noun === 'help' || noun === '--help' ? 0 : 2;
  } catch (error) {
    process.stderr.write(`onrecord: ${sentenceFor(error, process.env)}\n`);
    return 1;
  }
}

async function auditStories(words: string[]): Promise<number> {
  if (words.includes('--help')) {
    process.stderr.write(usage);
    return 0;
  }
  const { runAudit } = await import('./auditing/audit-command.ts');
  const { stdin, stdout, stderr } = process;
  // Whoever reads has seen enough (`| head`): nothing more is to be done.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const width = Math.min(120, Math.max(40, stdout.columns ?? 100));
  const colours = stdout.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  return runAudit(words, { stdin, stdout, stderr, screen: { width, colours } });
}
