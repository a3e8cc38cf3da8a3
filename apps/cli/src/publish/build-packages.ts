import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run build -w @muster/cli`: the command and the packages it stands on as they are published, each ready for
 * `npm pack` in `apps/cli/dist/<name>`. Node strips no types of installed packages, so these are compiled.
 */
const root = resolve(import.meta.dirname, '../../../..');
const out = join(root, 'apps/cli/dist');

const packages = [
  { folder: 'packages/proofs', main: 'index' },
  { folder: 'packages/policy', main: 'index' },
  { folder: 'packages/api-client', main: 'index' },
  { folder: 'apps/cli', main: 'main' },
] as const;

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [other: string]: unknown;
};

rmSync(out, { recursive: true, force: true });
for (const { folder, main } of packages) build(join(root, folder), main);

function build(source: string, main: string): void {
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest;
  const target = join(out, manifest.name.replace('@muster/', ''));
  mkdirSync(target, { recursive: true });
  compile(join(source, 'src'), main, join(target, 'dist'));
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(published(manifest, main), undefined, 2)}\n`);
  if (main === 'main') cpSync(join(source, 'bin'), join(target, 'bin'), { recursive: true });
  cpSync(join(source, 'README.md'), join(target, 'README.md'));
}

/** Only what can be reached from the entry is compiled: no tests, and nothing that writes the package's own files. */
function compile(from: string, main: string, to: string): void {
  const config = join(to, '..', 'tsconfig.json');
  const options = {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    allowImportingTsExtensions: false,
    types: main === 'main' ? ['node'] : [],
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
      files: [join(from, `${main}.ts`)],
    }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', config], { stdio: 'inherit' });
  rmSync(config);
}

function published(
  { private: _private, scripts: _scripts, devDependencies: _workshop, ...manifest }: Manifest,
  main: string,
): Manifest {
  return {
    ...manifest,
    engines: { node: '>=24' },
    files: ['dist', 'bin'],
    ...(main === 'main' ? {} : { exports: { '.': { types: `./dist/${main}.d.ts`, default: `./dist/${main}.js` } } }),
  };
}
