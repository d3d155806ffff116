/** What was just done, said at the head of the page that follows; the address of that page names it. */
const sayings = {
  saved: 'Saved.',
  added: 'Added.',
  deleted: 'Deleted.',
  published: 'Published. Readers see it now.',
  withdrawn: 'Withdrawn. Readers who come to its address are told so; “Publish” brings it back.',
  corrected: 'Published. The correction stands on the story now.',
  confirmed: 'Confirmed. The record is the newsroom’s now.',
  kept: 'Kept, and not confirmed yet.',
  restored: 'Restored as the newest revision.',
  settled: 'Dealt with.',
  again: 'It is tried again now.',
  removed: 'The sample newsroom is removed.',
  pictured: 'The picture is added: choose it under “Picture”.',
} as const;

export type Done = keyof typeof sayings;

export const afterDoing = (path: string, done: Done): string => `${path}?done=${done}`;

/** Null for a word that is none of these: a link from elsewhere puts no words into our mouth. */
export function saidOf(done: string | undefined): string | null {
  return done !== undefined && Object.hasOwn(sayings, done) ? sayings[done as Done] : null;
}
