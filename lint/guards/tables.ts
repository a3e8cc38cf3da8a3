import ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { AREA_MAP, tableOwners, type AreaMap } from '../project/areas.ts';
import { isCode, isShipped, type Code, type Source } from '../project/sources.ts';
import { matchesIn, sqlOf } from '../project/sql.ts';
import { calledName, lineOf } from '../project/syntax.ts';

/** Only its owner names a table, and every table of the migrations has an owner. */
export const tables: Guard = {
  name: 'tables',
  remedy:
    'ask the owning area through its public.ts; name a new table in tables.sql of its room, or with the platform in lint/areas.json',
  run({ sources, map }) {
    const owners = new Map(tableOwners(map));
    const read = sources
      .filter(isCode)
      .filter((source) => isShipped(source) && source.path.startsWith('apps/server/src/'));
    return {
      read: read.length,
      violations: [...read.flatMap((source) => trespasses(source, owners)), ...unowned(sources, owners, map)],
    };
  },
};

function trespasses(source: Code, owners: ReadonlyMap<string, string>): Violation[] {
  const room = /^apps\/server\/src\/((?:areas|platform)\/[^/]+)\//.exec(source.path)?.[1] ?? 'app';
  return [...namedByKysely(source), ...namedInSql(source)].flatMap(({ table, line }) => {
    const owner = owners.get(table);
    if (owner === undefined || owner === room) return [];
    return [{ file: source.path, line, what: table, problem: `${table} belongs to ${owner}` }];
  });
}

interface Naming {
  readonly table: string;
  readonly line: number;
}

const KYSELY =
  /^(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto|from|using|table|(?:inner|left|right|full|cross)(?:Lateral)?Join)$/;

/** `selectFrom('incidents as i')`, `selectFrom(['a', 'b as c'])`, `sql.table('x')`. */
function namedByKysely(source: Code): Naming[] {
  return source.nodes().flatMap((node) => {
    if (!ts.isCallExpression(node) || !KYSELY.test(calledName(node) ?? '')) return [];
    const [first] = node.arguments;
    const names = first && ts.isArrayLiteralExpression(first) ? [...first.elements] : first ? [first] : [];
    return names
      .filter((name) => ts.isStringLiteralLike(name))
      .map((name) => ({ table: bare(name.text), line: lineOf(name) }));
  });
}

const AFTER_KEYWORD =
  /\b(?:from|join|into|update|table|using|only|references|truncate|on)\s+(?:if\s+exists\s+)?([\w."]+(?:(?:\s+(?:as\s+)?\w+)?\s*,\s*[\w."]+)*)/gi;

function namedInSql(source: Code): Naming[] {
  return sqlOf(source).flatMap((sql) =>
    [...matchesIn(sql, AFTER_KEYWORD)].flatMap(({ line, match }) =>
      (match[1] ?? '').split(',').map((one) => ({ table: bare(one.trim()), line })),
    ),
  );
}

/** `public.incidents as i` is `incidents`. */
const bare = (name: string): string => name.split(/\s/)[0]?.replaceAll('"', '').split('.').at(-1) ?? name;

const CREATED = /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."]+)(\s+partition\s+of\b)?/gi;

/** Tables without an owner, and owned tables that no migration creates. */
function unowned(sources: readonly Source[], owners: ReadonlyMap<string, string>, map: AreaMap): Violation[] {
  const created = sources
    .filter((source) => source.path.startsWith('db/migrations/'))
    .flatMap((source) => sqlOf(source))
    .flatMap((sql) => [...matchesIn(sql, CREATED)].map((found) => ({ file: sql.file, ...found })))
    .filter(({ match }) => match[2] === undefined)
    .map(({ file, line, match }) => ({ file, line, what: bare(match[1] ?? '') }));
  const names = new Set(created.map(({ what }) => what));
  return [
    ...created
      .filter(({ what }) => !owners.has(what))
      .map((table) => ({ ...table, problem: `${table.what} stands in the tables.sql of no room` })),
    ...tableOwners(map)
      .filter(([table]) => !names.has(table))
      .map(([table, owner]) => ({
        file: AREA_MAP,
        line: 1,
        what: table,
        problem: `${owner} owns ${table}, which no migration creates`,
      })),
  ];
}
