import type { Element } from 'domhandler';

/**
 * Furniture by its markup: elements, roles and the words that sites anywhere put into classes and ids.
 * Names are read in parts ("post-share", "shareButtons"), but only their first and last part counts, and
 * never in names of the kind "has-sidebar".
 */
interface Family {
  reason: string;
  /** Whole names. */
  names: ReadonlySet<string>;
  /** First or last parts of names. */
  parts: ReadonlySet<string>;
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((name) => name !== ''));
const family = (reason: string, names: string, parts: string): Family => ({
  reason,
  names: set(names),
  parts: set(parts),
});

export const commentsReason = 'Comments of readers, or the form for them.';
export const signUpReason = 'A sign-up box.';

const families: readonly Family[] = [
  family(
    commentsReason,
    'comments comment commentlist comment-list comments-area comments-section comment-respond comment-form respond disqus_thread kommentare kommentar leserkommentare reader-comments reply-form discussion replies',
    'commentlist disqus comments',
  ),
  family(
    signUpReason,
    'sign-up signup subscribe newsletter newsletter-box newsletter-signup mc_embed_signup mc4wp-form mailpoet_form optin opt-in email-capture sign-up-form sign-up-prompt slide-in',
    'newsletter subscribe subscription signup optin mc4wp mailpoet mailchimp mailerlite convertkit slidein',
  ),
  family(
    'A row of links for sharing.',
    'share sharing sharedaddy shariff addtoany addthis social teilen share-bar',
    'share sharing social sharedaddy addtoany a2a addthis shariff shares',
  ),
  family(
    'Links to other stories.',
    'related recommended recommendations more-stories most-read mostread popular trending yarpp taboola outbrain up-next also-read read-also read-next further-reading meistgelesen teasers',
    'related recommended recommendations trending jp-relatedposts yarpp taboola outbrain meistgelesen',
  ),
  family(
    'Navigation of the site.',
    'nav menu navbar navigation breadcrumb breadcrumbs pagination pager skip skip-link skip-to-content post-navigation nav-links tags tag-list post-tags entry-tags article-tags tagcloud cat-links tags-links topics',
    'nav navbar navigation breadcrumb breadcrumbs pagination menu skiplink',
  ),
  family(
    'A note about cookies.',
    'cookie cookies consent gdpr cookie-notice cookie-banner cmp',
    'cookie cookies consent gdpr',
  ),
  family(
    'An advertisement.',
    'ad ads advert advertisement advertising adsense adsbygoogle sponsor sponsored promo promotion werbung anzeige banner-ad',
    'ads advert advertisement adsense adslot werbung promo',
  ),
  family(
    'A box beside the story.',
    'sidebar widget widgets widget-area sidebar-widget secondary complementary infobox-nav',
    'sidebar widget-area',
  ),
  family(
    'The head of the site.',
    'masthead site-header topbar top-bar page-header-bar logo site-branding site-title branding',
    'masthead topbar',
  ),
  family(
    'The foot of the site.',
    'footer site-footer page-footer colophon copyright imprint impressum foot legal',
    'footer colophon copyright impressum',
  ),
  family(
    'A prompt to log in, to pay or to close.',
    'paywall modal popup pop-up overlay lightbox login log-in sign-in toast prompt',
    'paywall modal popup lightbox',
  ),
  family(
    'A tool or label of the page.',
    'toolbar tools print print-button article-tools font-size text-size reading-time read-time listen audio-player print-link',
    'toolbar',
  ),
  family('About the writer, not of the story.', 'author-box author-bio about-author author-info bio', 'authorbox'),
  family('A notice about the story, not of it.', 'notice correction corrections', ''),
];

const roles: Readonly<Record<string, string>> = {
  navigation: 'Navigation of the site.',
  banner: 'The head of the site.',
  contentinfo: 'The foot of the site.',
  complementary: 'A box beside the story.',
  search: 'A search form.',
  dialog: 'A dialogue over the page.',
  alertdialog: 'A dialogue over the page.',
  menu: 'Navigation of the site.',
  menubar: 'Navigation of the site.',
  toolbar: 'A tool or label of the page.',
  tablist: 'Navigation of the site.',
};

const tags: Readonly<Record<string, string>> = {
  nav: 'Navigation of the site.',
  menu: 'Navigation of the site.',
  aside: 'A box beside the story.',
  footer: 'The foot of the page or of a part of it.',
  header: 'The head of the site.',
  form: 'A form.',
  fieldset: 'A form.',
  dialog: 'A dialogue over the page.',
  button: 'A button.',
  select: 'A form control.',
  input: 'A form control.',
  textarea: 'A form control.',
  label: 'A form control.',
  progress: 'A form control.',
  meter: 'A form control.',
};

/** All names of an element: its classes, its id, and what the page called it if it invented it. */
export function namesOf(element: Element): string[] {
  const { attribs, name } = element;
  const given = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''} ${name.includes('-') ? name : ''}`.slice(0, 2000);
  return given
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase());
}

/** Why the element is furniture by its markup alone; null where nothing says so. */
export function markupReason(element: Element): string | null {
  if (isUnseen(element)) return 'Not visible on the page.';
  const names = namesOf(element);
  if (isPull(element, names)) return null;
  if (names.includes('record') && element.attribs['id'] === 'record')
    return 'The record under a story, which is made anew here.';
  if (names.includes('rests')) return 'The line of a story’s record, which is made anew here.';
  return (
    familyReason(element, names) ?? roles[element.attribs['role']?.toLowerCase() ?? ''] ?? tags[element.name] ?? null
  );
}

function familyReason(element: Element, names: readonly string[]): string | null {
  // The classes of these say what the page has, not what the element is.
  if (/^(?:html|body|main)$/.test(element.name)) return null;
  for (const { reason, names: whole, parts } of families) {
    for (const name of names) {
      if (whole.has(name)) return reason;
      const split = name.split(/[-_]+/).filter((part) => part !== '');
      if (
        /^(?:has|no|with|without|is|not|post|category|tag|format)$/.test(split[0] ?? '') &&
        split.length > 1 &&
        !/share|navigation|related/.test(name)
      )
        continue;
      if (/^(?:article|p|li|span|blockquote|h[1-6])$/.test(element.name)) continue;
      if (parts.has(split[0] ?? '') || parts.has(split.at(-1) ?? '')) return reason;
    }
  }
  return null;
}

/** A quotation pulled out of the story, which some sites set in an aside. */
export function isPull(element: Element, names: readonly string[] = namesOf(element)): boolean {
  return names.some((name) => /(?:^|[-_])pull(?:ed)?(?:[-_]?quote)?(?:$|[-_])|pullquote/.test(name));
}

export function isUnseen(element: Element): boolean {
  const { attribs } = element;
  if (attribs['hidden'] !== undefined || attribs['aria-hidden'] === 'true') return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs['style'] ?? '')) return true;
  return namesOf(element).some((name) =>
    /^(?:visually-hidden|visuallyhidden|sr-only|screen-reader-text|unseen|offscreen|a11y-hidden)$/.test(name),
  );
}
