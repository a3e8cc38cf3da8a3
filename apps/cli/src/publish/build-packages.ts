import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run build -w @muster/cli`: builds the CLI and the packages it depends on for publishing, each ready for `npm
 * pack` in `apps/cli/dist/<name>`. Node strips no types in installed packages, so they are compiled.
 */
const root = resolve(import.meta.dirname, '../../../..');
const out = join(root, 'apps/cli/dist');

const packages = [
  'packages/proofs',
  'packages/policy',
  'packages/scrubber',
  'packages/change-rules',
  'packages/api-client',
  'apps/cli',
];

/** The entry of a package without exports: the command itself. */
const COMMAND = './src/main.ts';

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Exports of a package: name to a file below `src`. */
  readonly exports?: Readonly<Record<string, string>>;
  readonly [other: string]: unknown;
};

rmSync(out, { recursive: true, force: true });
for (const folder of packages) build(join(root, folder));

function build(source: string): void {
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest;
  const target = join(out, manifest.name.replace('@muster/', ''));
  mkdirSync(target, { recursive: true });
  const entries = Object.values(manifest.exports ?? { '.': COMMAND }).map((file) => file.replace('./src/', ''));
  compile(join(source, 'src'), entries, join(target, 'dist'));
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(published(manifest), undefined, 2)}\n`);
  if (manifest.exports === undefined) cpSync(join(source, 'bin'), join(target, 'bin'), { recursive: true });
  cpSync(join(source, 'README.md'), join(target, 'README.md'));
}

/** Compiles only what is reachable from the entries: no tests, and no scripts that generate the package's files. */
function compile(from: string, entries: readonly string[], to: string): void {
  const config = join(to, '..', 'tsconfig.json');
  const options = {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    allowImportingTsExtensions: false,
    types: entries.includes('main.ts') ? ['node'] : [],
    lib: ['es2024', 'dom', 'dom.iterable'],
    typeRoots: [join(root, 'node_modules/@types')],
    rootDir: from,
    outDir: to,
  };
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: options,
      files: entries.map((entry) => join(from, entry)),
    }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', config], { stdio: 'inherit' });
  rmSync(config);
}

function published({
  private: _private,
  scripts: _scripts,
  devDependencies: _workshop,
  exports,
  ...manifest
}: Manifest): object {
  return {
    ...manifest,
    engines: { node: '>=24' },
    files: ['dist', 'bin'],
    ...(exports === undefined
      ? {}
      : { exports: Object.fromEntries(Object.entries(exports).map(([name, file]) => [name, builtForm(file)])) }),
  };
}

function builtForm(file: string): { readonly types: string; readonly default: string } {
  const base = file.replace('./src/', './dist/').replace(/\.ts$/, '');
  return { types: `${base}.d.ts`, default: `${base}.js` };
}
