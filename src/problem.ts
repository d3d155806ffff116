/**
 * The one error class. Its message is shown to the person as it stands, so it says what to do next
 * and holds nothing that is not theirs to read. Anything else that is thrown is a bug: a 500 with an id.
 */
export type ProblemKind =
  | 'missing'
  | 'forbidden'
  | 'conflict'
  | 'invalid'
  | 'limited'
  | 'unauthenticated'
  /** Sent from a page of another site. */
  | 'foreign'
  /** More than is taken at once. */
  | 'oversized'
  /** Nothing that a form of ours sends: said to readers in the words of their language. */
  | 'unreadable';

export class Problem extends Error {
  readonly kind: ProblemKind;
  /** Messages by form field, shown at the field. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(kind: ProblemKind, message: string, more: { fields?: Record<string, string>; cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.name = 'Problem';
    this.kind = kind;
    this.fields = more.fields ?? {};
  }
}
