import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** One line of `db/grants.sql`, `db/governed.sql` or an area's `tables.sql`. */
export type TableRule = { readonly file: string; readonly line: string };

/**
 * What the application may do with each table, and which of its rows the ledger covers. For the platform's tables in
 * `db/`; for an area's in the `tables.sql` beside its manifest: SQL, because the owner applies it after every
 * migration, before any area exists.
 */
export async function readTableRules(): Promise<readonly TableRule[]> {
  const rooms = (await readdir(AREAS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = rooms.map(({ name }) => `${AREAS}${name}/tables.sql`).toSorted();
  const read = await Promise.all([...SHARED, ...files].map(linesOf));
  return read.flat();
}

/** Such a file may contain only rules and comments; an area without tables has none. */
async function linesOf(path: string): Promise<readonly TableRule[]> {
  const file = path.slice(ROOT.length);
  const lines = (await textOf(path)).split('\n').filter((line) => line.trim() !== '' && !line.startsWith('--'));
  const stray = lines.find((line) => !/^(grant|govern|exempt) /.test(line));
  if (stray !== undefined) throw new Error(`${file}: neither grants, governs nor exempts: ${stray}`);
  return lines.map((line) => ({ file, line }));
}

const textOf = async (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return '';
    throw failure;
  });

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const SHARED = [`${ROOT}db/grants.sql`, `${ROOT}db/governed.sql`];
const AREAS = `${ROOT}apps/server/src/areas/`;
