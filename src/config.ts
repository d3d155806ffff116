/** The environment, read once into a checked and frozen value. One table; docs/operating.md lists the same. */
import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';
import { Problem } from './problem.ts';

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  /** Scheme, host and port, without a slash at the end. */
  siteUrl: string;
  /** Hosts that are answered; all others get 421. */
  hosts: readonly string[];
  mailUrl: string | null;
  mailFrom: string | null;
  secrets: readonly string[];
  role: 'web' | 'worker' | 'all';
  trustedProxies: BlockList;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Load the sample newsroom at the first start: always, never, or only on a loopback address. */
  sample: 'yes' | 'no' | 'loopback';
}

type Environment = Record<string, string | undefined>;

export const options = {
  PORT: 'the port to listen on (default 3000)',
  HOST: 'the address to listen on (default 127.0.0.1)',
  DATA_DIR: 'the folder for the database file and uploads (default ./data)',
  DATABASE_URL: 'postgres://… to use PostgreSQL (default: an SQLite file in DATA_DIR)',
  SITE_URL: 'the address readers use, https://… (default http://127.0.0.1:PORT)',
  MAIL_URL: 'smtp://user:password@host:port or smtps://… (default: mails stay at the desk)',
  MAIL_FROM: 'the sender of our mails (default: newsroom@ the host of SITE_URL)',
  SECRET:
    'what signs links and tokens; a comma list: the first signs, all verify (default: made once, kept in the database)',
  ROLE: 'web, worker or all (default all)',
  TRUST_PROXY: 'addresses or networks of proxies in front, comma separated (default: none)',
  LOG_LEVEL: 'debug, info, warn, error or silent (default info)',
  SAMPLE: 'yes, no or loopback: when the sample newsroom is loaded into an empty database (default loopback)',
} as const;

const wrong = (name: keyof typeof options, value: string, wanted: string): Problem =>
  new Problem('invalid', `${name} is “${value.replace(/\p{Cc}+/gu, ' ')}”: ${wanted}.`);

export function readConfig(environment: Environment): Config {
  const given = (name: keyof typeof options): string | null => environment[name]?.trim() || null;
  const port = readPort(given('PORT') ?? '3000');
  const host = given('HOST') ?? '127.0.0.1';
  const site = readSiteUrl(given('SITE_URL') ?? `http://127.0.0.1:${port}`);
  return Object.freeze({
    port,
    host: readHost(host),
    dataDir: resolve(given('DATA_DIR') ?? 'data'),
    databaseUrl: readDatabaseUrl(given('DATABASE_URL')),
    siteUrl: site.origin,
    hosts: given('SITE_URL') === null ? [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`] : [site.host],
    mailUrl: readMailUrl(given('MAIL_URL')),
    mailFrom: readMailFrom(given('MAIL_FROM')),
    secrets: readSecrets(given('SECRET')),
    role: oneOf('ROLE', given('ROLE') ?? 'all', ['web', 'worker', 'all']),
    trustedProxies: readProxies(given('TRUST_PROXY')),
    logLevel: oneOf('LOG_LEVEL', given('LOG_LEVEL') ?? 'info', ['debug', 'info', 'warn', 'error', 'silent']),
    sample: oneOf('SAMPLE', given('SAMPLE') ?? 'loopback', ['yes', 'no', 'loopback']),
  });
}

function readPort(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port < 1 || port > 65_535)
    throw wrong('PORT', value, 'give a number from 1 to 65535');
  return port;
}

function readHost(value: string): string {
  if (isIP(value) === 0 && !/^[a-z0-9.-]+$/i.test(value))
    throw wrong('HOST', value, 'give an IP address or a host name');
  return value;
}

function readSiteUrl(value: string): URL {
  const url = URL.parse(value);
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username + url.password !== ''
  ) {
    throw wrong('SITE_URL', value, 'give a scheme and a host alone, such as https://news.example');
  }
  return url;
}

function readDatabaseUrl(value: string | null): string | null {
  if (value === null) return null;
  if (!/^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? '')) {
    // The value may hold a password: it is not repeated.
    throw new Problem('invalid', 'DATABASE_URL is not an address that starts with postgres://.');
  }
  return value;
}

function readMailUrl(value: string | null): string | null {
  if (value === null) return null;
  const url = URL.parse(value);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new Problem('invalid', 'MAIL_URL is not an address that starts with smtp:// or smtps://.');
  }
  return value;
}

function readMailFrom(value: string | null): string | null {
  const address = value === null ? '' : (/^[^<>"\p{Cc}]+ <([^<>]+)>$/u.exec(value)?.[1] ?? value);
  if (value !== null && !/^[^\s@"<>,]+@[^\s@"<>,]+$/.test(address)) {
    throw wrong(
      'MAIL_FROM',
      value,
      'give an address such as newsroom@news.example or Our Paper <newsroom@news.example>',
    );
  }
  return value;
}

function readSecrets(value: string | null): string[] {
  if (value === null) return [];
  const secrets = value.split(',').map((part) => part.trim());
  if (secrets.some((secret) => secret.length < 16)) {
    throw new Problem('invalid', 'SECRET holds a part shorter than 16 characters: use long random text.');
  }
  return secrets;
}

function oneOf<const T extends string>(name: keyof typeof options, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw wrong(name, value, `give one of ${allowed.join(', ')}`);
  return found;
}

function readProxies(value: string | null): BlockList {
  const list = new BlockList();
  for (const entry of value?.split(',').map((part) => part.trim()) ?? []) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const family = isIP(address);
    const bits = prefix === undefined ? null : Number(prefix);
    const most = family === 6 ? 128 : 32;
    const fits = bits === null || (/^\d+$/.test(prefix ?? '') && bits <= most);
    if (family === 0 || rest.length > 0 || !fits)
      throw wrong('TRUST_PROXY', entry, 'give IP addresses or networks such as 10.0.0.0/8');
    const type = family === 6 ? 'ipv6' : 'ipv4';
    if (bits === null) list.addAddress(address, type);
    else list.addSubnet(address, bits, type);
  }
  return list;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d+){3}$/.test(host);

/** The address that readers use is this machine's own: what is sent to it goes over no wire. */
export function isLoopbackSite({ siteUrl }: Pick<Config, 'siteUrl'>): boolean {
  return isLoopback(new URL(siteUrl).hostname);
}

/** Nobody elsewhere can reach the server, through a proxy neither. */
export function isOnThisMachine(config: Pick<Config, 'host' | 'siteUrl'>): boolean {
  return isLoopback(config.host) && isLoopbackSite(config);
}
