/**
 * Somebody else's words inside a sentence of ours: whichever way they run, they turn nothing around. Signs of theirs
 * that would end the isolation are taken out.
 */
export const isolated = (text: string): string => `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
