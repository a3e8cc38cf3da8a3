import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** One line of `db/grants.sql`, `db/governed.sql` or a room's `tables.sql`. */
export type TableRule = { readonly file: string; readonly line: string };

/**
 * What the application may do with each table, and what of it answers to the ledger. Of the platform's tables `db/` says
 * so, and of its own each room, in `tables.sql` beside its manifest: SQL, because the owner applies it after every
 * migration, before there is a room.
 */
export async function readTableRules(): Promise<readonly TableRule[]> {
  const rooms = (await readdir(AREAS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = rooms.map(({ name }) => `${AREAS}${name}/tables.sql`).toSorted();
  const read = await Promise.all([...SHARED, ...files].map(linesOf));
  return read.flat();
}

/** Only rules and comments may stand in such a file; a room without tables has none. */
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
