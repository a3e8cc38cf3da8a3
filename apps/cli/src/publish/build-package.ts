import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/**
 * `npm run build -w @muster/cli`: the published command in `apps/cli/dist`, ready for `npm pack`. All dependencies are
 * bundled: Node strips no types in node_modules, and resolving hundreds of files takes longer than running them.
 */
const root = resolve(import.meta.dirname, '../../../..');
const source = join(root, 'apps/cli');
const out = join(source, 'dist');

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [other: string]: unknown;
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
await build({
  configFile: false,
  root: source,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist/dist',
    target: 'node24',
    minify: false,
    // Flat, so that every chunk finds package.json one folder up.
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
});
cpSync(join(source, 'bin'), join(out, 'bin'), { recursive: true });
cpSync(join(source, 'README.md'), join(out, 'README.md'));
writeFileSync(join(out, 'package.json'), `${JSON.stringify(published(manifestOf(source)), undefined, 2)}\n`);
writeFileSync(join(out, 'LICENSES.txt'), licenses());

/** The manifest as published, without dependencies. */
function published({
  private: _private,
  scripts: _scripts,
  dependencies: _bundled,
  devDependencies: _workshop,
  ...manifest
}: Manifest): object {
  return { ...manifest, engines: { node: '>=24' }, files: ['dist', 'bin', 'LICENSES.txt'] };
}

/** The licences of all bundled libraries, as their terms require. */
function licenses(): string {
  return [...libraries(manifestOf(source))]
    .toSorted()
    .map((name) => {
      const folder = join(root, 'node_modules', name);
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const terms =
        file === undefined
          ? `License: ${String(manifestOf(folder)['license'])}\n`
          : readFileSync(join(folder, file), 'utf8');
      return `${name} ${manifestOf(folder).version}\n\n${terms}`;
    })
    .join('\n---\n\n');
}

function libraries({ dependencies = {} }: Manifest, found = new Set<string>()): ReadonlySet<string> {
  for (const name of Object.keys(dependencies)) {
    const folder = join(root, 'node_modules', name);
    if (found.has(name) || !existsSync(folder)) continue;
    if (!name.startsWith('@muster/')) found.add(name);
    libraries(manifestOf(folder), found);
  }
  return found;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
