/** Words for what nobody may be said to have done on little ground: crime, corruption, abuse, betrayal of a trust. */

const crimes = [
  /brib(?:e[sd]?|ery|ing)|kickbacks?|corrupt(?:ion|ly|ed)?|embezzl\w{1,6}|siphon\w{0,5}|launder\w{0,5}|defraud\w{0,5}|fraud(?:ulent(?:ly)?)?/,
  /stole|stolen|stealing|theft|loot(?:ed|ing)|extort\w{0,5}|blackmail\w{0,4}|racketeering|graft|nepotism|cronyism|misappropriat\w{1,5}/,
  /rap(?:ed|ing|e|ist)|molest\w{1,5}|sexual(?:ly)? (?:assault|abus|harass)\w{0,6}|grop(?:ed|ing)|abus(?:ed|ing|es)|tortur(?:ed?|ing)|traffick(?:ed|ing)|smuggl(?:ed|ing)/,
  /murder(?:ed|ing)?|assassinat\w{1,4}|massacr(?:e|ed|ing)|poison(?:ed|ing)|war crimes?|genocide|ethnic cleansing|atrocit(?:y|ies)|executed (?:prisoners|civilians|detainees)/,
  /spied|spying|espionage|treason|sabotag(?:e[ds]?|ing)|collu(?:ded?|ding|sion)|conspir(?:ed|ing|acy)|wiretapp\w{1,4}|bugg(?:ed|ing) the/,
  /cover(?:ed|ing)[ -]up|cover-up|falsif\w{1,6}|forg(?:ed|ery|ing)|fabricat(?:ed|ing) (?:evidence|records|results|data)|rigg(?:ed|ing)|destroy(?:ed|ing) (?:the )?(?:evidence|records|files|documents)|doctored/,
  /pocket(?:ed|ing)|bull(?:ied|ying)|assault(?:ed|ing)?|beat(?:en|ing) (?:up|him|her|them|staff|patients|prisoners|pupils|children)|mistreat\w{0,4}|intimidat\w{1,4}|cheat(?:ed|ing)|lied|conceal(?:ed|ing)|dump(?:ed|ing) (?:toxic |raw |untreated )?(?:waste|sewage|oil|chemicals)/,
  /illegally|unlawfully|fraudulently|public money|taxpayers?['’]? money|paid by the taxpayers?|(?:files?|evidence|records|documents|emails|e-mails) (?:[\w'’-]{1,20} ){0,8}(?:to be )?(?:destroyed|shredded|deleted|burned|altered)|(?:money|funds?|cash|grants?|donations) (?:[\w'’-]{1,20} ){0,7}(?:was|were|been|had|has) (?:spent|used|moved|paid|taken)/,
  /perjur\w{1,4}|lied to|misled|profit(?:ed|ing|s) from|profiteer\w{0,3}|lin(?:ed|ing) (?:his|her|their|its) (?:own )?pockets|pocketed|diverted (?:money|funds|aid|millions)|insider trading|evad(?:ed|ing) tax\w{0,2}|price[- ]fixing|misus(?:ed|ing|e of)|harass(?:ed|ing|ment)/,
]
  .map(({ source }) => source)
  .join('|');

/** Finds a grave act; make it anew for every use, it has a state. */
export function graveActs(): RegExp {
  return new RegExp(`\\b(?:${crimes})\\b`, 'giu');
}

const grave = graveActs().source;

export function isGrave(words: string): boolean {
  return new RegExp(grave, 'iu').test(words);
}
