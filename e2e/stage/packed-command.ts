import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'apps/cli/dist');

type Manifest = { readonly name: string; readonly dependencies?: Readonly<Record<string, string>> };

/** The CLI's packages as they would be published, installed in their own folder. */
export type PackedCommand = { readonly folder: string; readonly program: string; remove(): void };

/** Builds, packs and installs them using this repository's own node_modules: nothing is fetched. */
export function installPackedCommand(): PackedCommand {
  const folder = mkdtempSync(join(tmpdir(), 'muster-published-'));
  execFileSync(process.execPath, ['apps/cli/src/publish/build-packages.ts'], { cwd: root, stdio: 'inherit' });
  const built = readdirSync(dist).map((name) => join(dist, name));
  const own = built.map((path) => {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: path, encoding: 'utf8' }),
    ) as { filename: string }[];
    return [manifestOf(path).name, `file:${join(folder, packed?.filename ?? '')}`];
  });
  const theirs = libraries(built.map(manifestOf)).map((name) => [name, `file:${join(root, 'node_modules', name)}`]);
  const manifest = {
    name: 'somewhere',
    private: true,
    dependencies: Object.fromEntries([...own, ...theirs]) as Record<string, string>,
    // Otherwise npm would ask the registry, or its cache, for the versions that the packed packages depend on.
    overrides: Object.fromEntries(theirs.map(([name]) => [name, `$${name}`])) as Record<string, string>,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--install-links'], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, npm_config_cache: join(folder, 'empty-cache') },
  });
  return {
    folder,
    program: join(folder, 'node_modules/.bin/muster'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;

/** All transitive dependencies of the packages. */
function libraries(manifests: readonly Manifest[]): string[] {
  const found = new Set<string>();
  const visit = ({ dependencies = {} }: Manifest): void => {
    for (const name of Object.keys(dependencies)) {
      if (name.startsWith('@muster/') || found.has(name)) continue;
      found.add(name);
      visit(manifestOf(join(root, 'node_modules', name)));
    }
  };
  manifests.forEach(visit);
  return [...found];
}
