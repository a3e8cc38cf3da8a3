import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Before `npm start`: builds the web app if it was never built, or if any of its sources is newer. */
const here = new URL('./', import.meta.url);
const built = new URL('dist/index.html', here);
const sources = [
  'src',
  'index.html',
  'vite.config.ts',
  'page-hints.ts',
  'package.json',
  '../../packages/api-client/src',
  '../../packages/proofs/src',
];

function newestUnder(path: URL): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((entry) => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs));
}

const newest = Math.max(...sources.map((source) => newestUnder(new URL(source, here))));
if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  process.stderr.write('Building the pages (once; takes some seconds) …\n');
  const { build } = await import('vite');
  await build({ root: fileURLToPath(here), logLevel: 'warn' });
}
