import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { nodesOf } from './syntax.ts';

/** A source file of the product. Paths are relative to the project and use forward slashes. */
export type Source =
  | { readonly kind: 'code'; readonly path: string; readonly text: string; nodes(): readonly ts.Node[] }
  | { readonly kind: 'sql'; readonly path: string; readonly text: string };

export type Code = Extract<Source, { kind: 'code' }>;

const SHELVES = ['apps', 'packages', 'db'];
const SKIPPED = new Set(['node_modules', 'dist', 'generated']);

/** Every `.ts`, `.tsx` and `.sql` file below apps, packages and db, except generated code. */
export const readSources = (root: string): Source[] =>
  SHELVES.filter((shelf) => existsSync(join(root, shelf))).flatMap((shelf) => walk(root, shelf));

/** Shipped code: no tests, and nothing used only by tests, which may use the clock freely. */
export const isShipped = (source: Source): boolean =>
  !/\.test\.tsx?$|\/(?:testing|test|fixtures)\//.test(source.path) && !source.path.endsWith('.d.ts');

export const isCode = (source: Source): source is Code => source.kind === 'code';

/** The shipped code below `apps/server/src/areas`. */
export const areaCode = (sources: readonly Source[]): Code[] =>
  sources.filter(isCode).filter((source) => isShipped(source) && source.path.startsWith('apps/server/src/areas/'));

function walk(root: string, folder: string): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): Source[] => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) || entry.name.startsWith('.') ? [] : walk(root, path);
    if (/\.generated\.tsx?$/.test(entry.name)) return [];
    if (/\.tsx?$/.test(entry.name)) return [codeSource(root, path)];
    return entry.name.endsWith('.sql') ? [{ kind: 'sql', path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

function codeSource(root: string, path: string): Code {
  const text = readFileSync(join(root, path), 'utf8');
  let nodes: readonly ts.Node[] | undefined;
  return { kind: 'code', path, text, nodes: () => (nodes ??= nodesOf(parse(path, text))) };
}

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.ES2024,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
