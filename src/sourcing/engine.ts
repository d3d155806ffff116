/** The engine as a library: `onrecord/sourcing`. No I/O, no clock; the same in Node and in a browser. */
export { extract } from './extract.ts';
export { update } from './update.ts';
export type { Change } from './update.ts';
export type { Circumstances, Hand, Kind, Source, Sourcing, SourcingInput, Span, Statement } from './extract.ts';
export { audit, severities, standardPolicy } from './audit.ts';
export type { AuditPolicy, Finding, Principle, RuleId, Severity, StoryFacts } from './audit.ts';
