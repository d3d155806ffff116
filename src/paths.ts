/** Every address of the site. A story's own path is stored with it (see `storyPath`). */
const part = encodeURIComponent;

export const front = '/';
export const feed = '/feed';
export const sitemap = '/sitemap.xml';
export const robots = '/robots.txt';
export const health = '/health';
export const howWeSource = '/how-we-source';
export const corrections = '/corrections';
export const section = (slug: string) => `/sections/${part(slug)}`;
export const sectionPage = (slug: string, page: number) => `${section(slug)}?page=${page}`;
export const search = (words?: string) => (words === undefined ? '/search' : `/search?q=${part(words)}`);
/** The address given to a story once, when it is first published: `published` is an ISO time. */
export const storyPath = (slug: string, published: string) =>
  `/${published.slice(0, 4)}/${published.slice(5, 7)}/${part(slug)}`;

/** Readers */
export const signUps = '/sign-ups';
export const signUpThanks = '/sign-ups/thanks';
export const confirmation = (token?: string) =>
  token === undefined ? '/confirmation' : `/confirmation?token=${part(token)}`;
export const unsubscription = (token?: string) =>
  token === undefined ? '/unsubscription' : `/unsubscription?token=${part(token)}`;
export const comments = (storyId: string) => `/stories/${part(storyId)}/comments`;
export const commentsPattern = '/stories/:id{[0-9a-f-]{36}}/comments';
/** What the writer of a comment is shown after sending it without script: `token` is sealed. */
export const sentComment = (storyId: string, token: string) => `${comments(storyId)}/sent/${part(token)}`;
export const sentCommentPattern = `${commentsPattern}/sent/:token`;
export const commenter = '/commenter';
export const promptCounts = '/prompt-counts';

/** Files: names are made by the server and hold a hash, so they may be cached for ever. */
export const asset = (name: string) => `/assets/${name}`;
export const file = (name: string) => `/files/${name}`;

/** Desk */
export const desk = '/desk';
export const setup = (token?: string) => (token === undefined ? '/desk/setup' : `/desk/setup?token=${part(token)}`);
export const signIn = '/desk/sign-in';
export const signOut = '/desk/sign-out';
export const passwordReset = '/desk/password-reset';
export const newPassword = (token?: string) =>
  token === undefined ? '/desk/new-password' : `/desk/new-password?token=${part(token)}`;
export const deskStories = '/desk/stories';
export const deskStory = (id: string) => `/desk/stories/${part(id)}`;
export const deskStoryPattern = '/desk/stories/:id{[0-9a-f-]{36}}';
export const deskStoryPublication = (id: string) => `${deskStory(id)}/publication`;
export const deskStoryWithdrawal = (id: string) => `${deskStory(id)}/withdrawal`;
export const deskStoryRecord = (id: string) => `${deskStory(id)}/record`;
export const deskStoryRecordConfirmation = (id: string) => `${deskStory(id)}/record/confirmation`;
export const deskStoryStatements = (id: string) => `${deskStory(id)}/record/statements`;
export const deskStoryQuestions = (id: string) => `${deskStory(id)}/record/questions`;
export const deskStoryParting = (id: string) => `${deskStory(id)}/record/parting`;
export const deskStoryCorrections = (id: string) => `${deskStory(id)}/corrections`;
export const deskStoryRevisions = (id: string) => `${deskStory(id)}/revisions`;
export const deskStoryAutosave = (id: string) => `${deskStory(id)}/autosave`;
export const deskStoryRecordPolicy = (id: string) => `${deskStory(id)}/record-policy`;
export const deskStoryQuarantine = (id: string) => `${deskStory(id)}/quarantine`;
export const deskStoryPreview = (id: string) => `${deskStory(id)}/preview`;
export const deskComments = '/desk/comments';
export const deskCommentDecision = (id: string) => `/desk/comments/${part(id)}/decision`;
export const deskCommentDecisionPattern = '/desk/comments/:id{[0-9a-f-]{36}}/decision';
export const deskJob = (id: string) => `/desk/jobs/${part(id)}`;
export const deskJobPattern = '/desk/jobs/:id{[0-9a-f-]{36}}';
export const deskSignUps = '/desk/sign-ups';
export const deskForms = '/desk/forms';
export const deskForm = (id: string) => `/desk/forms/${part(id)}`;
export const deskFormPattern = '/desk/forms/:id{[0-9a-f-]{36}}';
export const deskFormDeletion = (id: string) => `${deskForm(id)}/deletion`;
export const deskFormPreview = (id: string) => `${deskForm(id)}/preview`;
export const deskFormReferences = '/desk/forms/references';
export const deskPrompt = '/desk/slide-in';
export const deskPromptPreview = '/desk/slide-in/preview';
export const deskNumbers = '/desk/numbers';
export const deskNewsletter = '/desk/newsletter';
export const deskOutbox = '/desk/outbox';
export const deskMail = (id: string) => `/desk/outbox/${part(id)}`;
export const deskPictures = '/desk/pictures';
export const deskSettings = '/desk/settings';
export const deskAudit = '/desk/settings/audit';
export const deskSections = '/desk/sections';
export const deskSection = (id: string) => `/desk/sections/${part(id)}`;
export const deskLogo = '/desk/logo';
export const deskMailPreview = (id: string) => `${deskMail(id)}/preview`;
export const deskSample = '/desk/sample';
