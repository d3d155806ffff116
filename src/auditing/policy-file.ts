/** What a newsroom wants asked, from a file: `{ "rules": { "loaded-verb": "off", "no-reply": "medium" } }`. */
import { Problem } from '../problem.ts';
import { severities, type AuditPolicy, type Severity } from '../sourcing/engine.ts';
import { isRule, ruleWords } from './rule-words.ts';

/** Throws a Problem whose one sentence names the file and what could stand there instead. */
export function readPolicy(text: string, name: string): AuditPolicy {
  const wrong = (what: string): Problem => new Problem('invalid', `${name} ${what}.`);
  const policy = parsed(text);
  if (!isObject(policy)) throw wrong('is not a JSON object like { "rules": { "loaded-verb": "off" } }');
  const strange = Object.keys(policy).find((key) => key !== 'rules' && key !== 'record');
  if (strange !== undefined) throw wrong(`holds “${strange}”: known are rules and record`);
  const given = policy['rules'] ?? {};
  if (!isObject(given)) throw wrong('has rules that are no JSON object like { "loaded-verb": "off" }');
  const rules: AuditPolicy['rules'] = {};
  for (const [rule, wanted] of Object.entries(given)) {
    if (!isRule(rule)) throw wrong(`names a rule “${rule}”: known are ${Object.keys(ruleWords).join(', ')}`);
    if (wanted !== 'off' && !isSeverity(wanted))
      throw wrong(`sets ${rule} to “${shown(wanted)}”: known are off, ${severities.join(', ')}`);
    rules[rule] = wanted;
  }
  return { rules };
}

export function isSeverity(value: unknown): value is Severity {
  return severities.some((severity) => severity === value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
