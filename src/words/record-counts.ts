/** How many sources of each kind: what the record's sentence and summary are made of. */
export interface RecordCounts {
  named: number;
  document: number;
  office: number;
  /** The name of the one office; null where there are several, or its name is no more than a word (“Police”). */
  onlyOffice: string | null;
  /** People who are not named. */
  unnamed: number;
  /** Groups that are not named and whose number the story does not say. */
  groups: number;
  publication: number;
}
