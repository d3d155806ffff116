/**
 * What WordPress and its plugins call their shortcodes. A name that is also a word ("gallery", "quote")
 * proves nothing inside a sentence; a name that no writer would set in brackets proves itself.
 */
const codeNames = new Set(
  `activecampaign adrotate adsense advads bookingcalendar contact-form contact-form-7 convertkit ctct custom-facebook-feed
  custom-twitter-feeds email-subscribers email-subscribers-form envira-gallery feedzy-rss fluentform foogallery formidable
  gravityform gravityforms h5p hubspot icegram instagram-feed jetpack-related-posts jwplayer klaviyo layerslider mailchimp
  mailerlite mailmunch mailmunch-form mailpoet mailster mc4wp mc4wp-form metaslider nggallery ninja-forms optin-monster
  optin-monster-shortcode optinmonster powerpress quform royalslider smartslider2 smartslider3 soliloquy supsystic-tables
  tablepress totalpoll typeform wistia wp-polls wpdatatable wpforms wpgmza wprm-recipe yikes-mailchimp`.split(/\s+/),
);

const wordNames = new Set(
  `accordion ad ads advert advertisement alert audio author banner blockquote box button buttons calendar caption cart chart
  clear code code-block collapse column columns comments contact countdown divider donate dropcap embed event events
  faq featured feed file footnote footnotes form full_width gallery gist grid header hide highlight html icon image images
  img info instagram facebook item link list listing login map message modal more next nextpage newsletter note notice one
  optin page pages paypal php playlist podcast poll popup post posts price pricing products progress pullquote quiz quote
  rating raw recent recipe register related row script search section separator share shortcode show sidebar signup
  sign-up sitemap slide slider slideshow social soundcloud spacer span spoiler spotify subscribe subscription survey tab
  table tabs tags team testimonial testimonials text tiktok timeline toc toggle tooltip tweet twitter video videos vimeo
  visitor widget wp-block youtube`.split(/\s+/),
);

/** Words that editors and transcribers set in brackets, on a line of their own too. */
const editorialWords = new Set(
  `sic laughter laughs laugh laughing applause applauds music silence pause pauses crosstalk inaudible indiscernible
  unintelligible cheers cheering crying cries sighs sigh whispers shouting shouts boos booing cough coughs smiles nods
  redacted expletive deleted omitted emphasis break beat ends end begin begins continued cont clears gasps sobbing singing
  translated translation interruption interjection overlapping foreign bleep bleeped chuckles chuckle chuckling
  lachen lacht gelächter beifall applaus pause schweigen musik unverständlich auslassung weint seufzt zwischenruf zwischenrufe
  heiterkeit anmerkung смех аплодисменты`.split(/\s+/),
);

const formName =
  /mc4wp|mailchimp|mailpoet|wysija|mailerlite|mailster|mailmunch|mailjet|sibwp|sendinblue|brevo|convertkit|acymailing|klaviyo|getresponse|grwf|aweber|madmimi|omnisend|benchmark-email|activecampaign|constantcontact|ctct|newsletter|subscri(?:be|ption|bers?[-_]form)|email[-_]subscribers|sign[-_]?up|optin|opt[-_]in|thrive_leads|tve_leads|bloom_inline|wd_hustle|icegram|substack|s2_form|mautic/;
/** Of the same plugins, but no form. */
const notForm =
  /archive|count|field|list$|unsubscri|manage|profile|lock|issue|stats|checkout|price|product|login|account|user/;

/** Whether the name alone proves a shortcode, wherever it stands. A capital makes it a maker's name: `[Mailchimp]`. */
export function isCodeName(written: string): boolean {
  const name = written.toLowerCase();
  if (/[a-z0-9]_[a-z0-9]/.test(name) || (name.includes('-') && isFormName(name))) return true;
  return codeNames.has(name) && (written === name || /[-\d]/.test(name));
}

/** Whether a plugin uses the name, which may be a plain word as well. */
export function isKnownName(name: string): boolean {
  return wordNames.has(name) || codeNames.has(name) || isFormName(name) || isCodeName(name);
}

/** Whether the shortcode shows a newsletter's sign-up form. */
export function isFormName(name: string): boolean {
  return formName.test(name) && !notForm.test(name);
}

/** Whether a line that is nothing but this name in brackets is code rather than an editor's word. */
export function looksLikeCode(name: string): boolean {
  if (editorialWords.has(name.toLowerCase())) return false;
  if (/[_\d]/.test(name) || /[a-z]-[a-z]/.test(name)) return true;
  if (/^[a-z]+[A-Z]/.test(name)) return true;
  return /^[a-z]{4,}$/.test(name);
}
