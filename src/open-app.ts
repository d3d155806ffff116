/** Makes the App: database, keys, files, mail. The same for the web, the worker, the command line. */
import { storedSecret } from './db/secret.ts';
import { migrate } from './db/migrate.ts';
import { openStore, type Store } from './db/open.ts';
import type { Config } from './config.ts';
import type { App } from './context.ts';
import { ensureFolder, folderFiles } from './files.ts';
import { makeKeys } from './keys.ts';
import { senderAddress } from './mail/mailer.ts';
import { outboxMailer } from './mail/outbox.ts';
import { makeTally } from './insights/counting.ts';
import { makeLog } from './web/log.ts';

export interface OpenedApp {
  app: App;
  store: Store;
  close(): Promise<void>;
}

interface Opening {
  migrate: boolean;
  now?: () => string;
  /** Given by the web, which has them bundled. */
  assets?: App['assets'];
}

export async function openApp(config: Config, opening: Opening): Promise<OpenedApp> {
  ensureFolder(config.dataDir);
  const log = makeLog(config.logLevel);
  const store = openStore({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    onError: (error) =>
      log.warn({ code: 'code' in error ? error.code : error.name }, 'the database connection was lost'),
  });
  try {
    if (opening.migrate) await migrate(store);
    const now = opening.now ?? (() => new Date().toISOString());
    const [first, ...others] = config.secrets;
    const keys = makeKeys([first ?? (await storedSecret(store)), ...others]);
    const from = senderAddress(config.mailFrom, config.siteUrl);
    const smtp = config.mailUrl === null ? null : (await import('./mail/smtp.ts')).smtpMailer(config.mailUrl, from);
    const tally = makeTally(store.change, log);
    const app: App = {
      db: store.db,
      change: store.change,
      config,
      keys,
      files: folderFiles(config.dataDir),
      assets: opening.assets ?? noAssets,
      mail: smtp ?? outboxMailer(store.change, now, from),
      now,
      log,
      tally: tally.add,
    };
    const close = async (): Promise<void> => {
      await tally.close();
      smtp?.close();
      await store.close();
    };
    return { app, store, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

const noAssets: App['assets'] = {
  path: () => {
    throw new Error('Only the web process has assets.');
  },
  styles: () => {
    throw new Error('Only the web process has assets.');
  },
};
