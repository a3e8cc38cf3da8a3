import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { readHints } from './hints.ts';

/** The built web app as found on disk at startup. Only files found then are ever served. */
export interface WebApp {
  /** The file at this path, if there is one. */
  find(path: string): Asset | undefined;
  /** The app's page, the same for every URL. `nonce` replaces its placeholder, so that styles may be added. */
  page(nonce: string): string;
  /** What the page at this path needs first, as `Link` values. */
  links(path: string): readonly string[];
}

export type Asset = {
  readonly type: string;
  readonly etag: string;
  /** Built files have a hash in their name and never change. */
  readonly isImmutable: boolean;
  readonly bytes: () => Buffer;
  readonly compressed: (() => Promise<Buffer>) | undefined;
};

/** Where the build puts the nonce placeholder: `<meta property="csp-nonce" content="%CSP_NONCE%">`. */
const NONCE_PLACEHOLDER = '%CSP_NONCE%';

const HINTS = '/hints.json';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** `root` is `apps/web/dist`. Undefined if nothing has been built. */
export function openWebApp(root: string): WebApp | undefined {
  const files = filesIn(root);
  const index = files.get('/index.html');
  if (index === undefined) return undefined;
  const html = index.bytes().toString('utf8');
  return {
    find: (path) => (path === '/index.html' || path === HINTS ? undefined : files.get(path)),
    page: (nonce) => html.replaceAll(NONCE_PLACEHOLDER, nonce),
    links: readHints(files.get(HINTS)?.bytes()),
  };
}

function filesIn(root: string): Map<string, Asset> {
  let names: string[];
  try {
    names = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return new Map();
  }
  return new Map(names.map((name) => [`/${relative(root, name).split(sep).join('/')}`, assetAt(name)]));
}

function assetAt(name: string): Asset {
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  const bytes = readFileSync(name);
  let compressed: Promise<Buffer> | undefined;
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    isImmutable: name.split(sep).includes('assets'),
    bytes: () => bytes,
    compressed: /^(text|application)|svg/.test(type) ? async () => (compressed ??= compress(bytes)) : undefined,
  };
}

/** Once per file and process, at a compression level suited to static files. */
const compress = async (bytes: Buffer): Promise<Buffer> =>
  promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
