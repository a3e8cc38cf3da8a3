import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The command line as published, installed in a folder of its own. */
export type PackedCommand = { readonly folder: string; readonly program: string; remove(): void };

/** Builds, packs and installs it. It has no dependencies to fetch. */
export function installPackedCommand(): PackedCommand {
  const folder = mkdtempSync(join(tmpdir(), 'muster-published-'));
  execFileSync(process.execPath, ['apps/cli/src/publish/build-package.ts'], { cwd: root, stdio: 'inherit' });
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(root, 'apps/cli/dist'),
      encoding: 'utf8',
    }),
  ) as { filename: string }[];
  const dependencies = { '@muster/cli': `file:${join(folder, packed?.filename ?? '')}` };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'somewhere', private: true, dependencies }));
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts'], {
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
