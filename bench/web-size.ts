/**
 * The bar: the first load of any page takes under 300 kB of compressed JavaScript (bench/README.md).
 * Counts every script needed before a page shows: those in index.html, the page's own chunk, and all their imports. Run
 * after `vite build apps/web`: node bench/web-size.ts
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const barKilobytes = 300;
const dist = join(import.meta.dirname, '../apps/web/dist');
const assets = join(dist, 'assets');

if (!existsSync(join(dist, 'index.html'))) {
  console.error('apps/web/dist is not there. Build it first: npm exec -- vite build apps/web');
  process.exit(2);
}

const start = [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/assets\/([^"]+\.js)"/g)].map(
  (match) => match[1] ?? '',
);
const pages = readdirSync(assets).filter((file) => /-page-.*\.js$/.test(file));
const rows = pages
  .map((page) => ({ page: page.replace(/-[^-]*\.js$/, ''), ...weigh(withImports([...start, page])) }))
  .toSorted((a, b) => b.gzip - a.gzip);

console.table(
  rows.map(({ page, files, gzip, brotli }) => ({
    page,
    files,
    'gzip kB': kilobytes(gzip),
    'brotli kB': kilobytes(brotli),
  })),
);
const heaviest = rows[0];
if (heaviest === undefined || start.length === 0) throw new Error('no page was found, so nothing was measured');
const isUnder = heaviest.gzip < barKilobytes * 1000;
console.log(
  `first load of the heaviest page: ${kilobytes(heaviest.gzip)} kB gzip, ${kilobytes(heaviest.brotli)} kB brotli; bar ${barKilobytes} kB: ${isUnder ? 'held' : 'NOT held'}`,
);
process.exitCode = isUnder ? 0 : 1;

/** The files and all their static imports; chunks loaded later are left out. */
function withImports(files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const source = readFileSync(join(assets, file), 'utf8');
    for (const match of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) visit(match[1] ?? '');
  };
  for (const file of files) visit(file);
  return found;
}

function weigh(files: ReadonlySet<string>): { files: number; gzip: number; brotli: number } {
  const bytes = [...files].map((file) => readFileSync(join(assets, file)));
  const sum = (size: (part: Buffer) => number) => bytes.reduce((total, part) => total + size(part), 0);
  return {
    files: files.size,
    gzip: sum((part) => gzipSync(part, { level: 9 }).length),
    brotli: sum((part) => brotliCompressSync(part).length),
  };
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
