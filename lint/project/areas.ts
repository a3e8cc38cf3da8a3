import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from '../guards/guard.ts';

/**
 * An area: which areas it may call, who may import more than its `public.ts` (`lint/areas.json`), and which tables it
 * owns.
 */
export interface Area {
  readonly level: number;
  readonly calls: readonly string[];
  /** The tables that its `tables.sql` governs or exempts. */
  readonly tables: readonly string[];
  /** Files open only to the areas they name, not even to the area's own `public.ts`. */
  readonly sideDoors?: Readonly<Record<string, readonly string[]>>;
}

/** Every allowed edge between areas, and the owner of every table. */
export interface AreaMap {
  readonly areas: Readonly<Record<string, Area>>;
  /** Tables of the folders below `platform/`. */
  readonly platform: Readonly<Record<string, { readonly tables: readonly string[] }>>;
}

export const AREA_MAP = 'lint/areas.json';

export function readAreaMap(root: string): AreaMap {
  const map = JSON.parse(readFileSync(join(root, AREA_MAP), 'utf8')) as Drawn;
  const areas = Object.entries(map.areas).map(([name, area]) => [
    name,
    { ...area, tables: [...(area.tables ?? []), ...tablesOf(root, name)] },
  ]);
  return { ...map, areas: Object.fromEntries(areas) as AreaMap['areas'] };
}

/** The content of the file itself; an area's tables are listed in the area. */
type Drawn = Omit<AreaMap, 'areas'> & {
  readonly areas: Readonly<Record<string, Omit<Area, 'tables'> & Partial<Area>>>;
};

/** The tables in an area's `tables.sql`; empty without one. */
function tablesOf(root: string, area: string): readonly string[] {
  const file = join(root, `apps/server/src/areas/${area}/tables.sql`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...text.matchAll(/^(?:govern|exempt) (\w+)/gm)].map(([, table = '']) => table);
}

/** Errors in the map itself: unknown names, upward edges, cycles, side doors open to nobody, tables with two owners. */
export function mapProblems(map: AreaMap): Violation[] {
  const problem = (what: string, text: string): Violation => ({ file: AREA_MAP, line: 1, what, problem: text });
  const problems: Violation[] = [];
  for (const [name, area] of Object.entries(map.areas)) {
    for (const called of area.calls) {
      const target = map.areas[called];
      if (target === undefined) problems.push(problem(called, `${name} calls ${called}, which is no area`));
      else if (target.level > area.level) problems.push(problem(called, `${name} calls up to ${called}`));
    }
    for (const [file, openTo] of Object.entries(area.sideDoors ?? {}))
      for (const guest of openTo)
        if (map.areas[guest]?.calls.includes(name) !== true)
          problems.push(problem(guest, `${name}/${file} is open to ${guest}, which does not call ${name}`));
    const cycle = pathBack(map, name, name, []);
    if (cycle) problems.push(problem(name, `the edges form a cycle: ${[name, ...cycle].join(' -> ')}`));
  }
  const owners = new Map<string, string>();
  for (const [table, owner] of tableOwners(map)) {
    const first = owners.get(table);
    if (first !== undefined) problems.push(problem(table, `both ${first} and ${owner} own the table ${table}`));
    owners.set(table, owner);
  }
  return problems;
}

/** Areas that exist but are not on the map. */
export function unmappedAreas(map: AreaMap, paths: readonly string[]): Violation[] {
  const standing = new Map(
    paths.flatMap((path) => {
      const name = /^apps\/server\/src\/areas\/([^/]+)\//.exec(path)?.[1];
      return name === undefined ? [] : [[name, path] as const];
    }),
  );
  return [...standing]
    .filter(([name]) => map.areas[name] === undefined)
    .map(([name, file]) => ({ file, line: 1, what: 'area-known', problem: `the area ${name} is not in ${AREA_MAP}` }));
}

/** Every table with the folder that owns it, below `apps/server/src`. */
export function tableOwners(map: AreaMap): [table: string, owner: string][] {
  const rooms = [
    ...Object.entries(map.areas).map(([name, area]) => [`areas/${name}`, area.tables] as const),
    ...Object.entries(map.platform).map(([name, room]) => [`platform/${name}`, room.tables] as const),
  ];
  return rooms.flatMap(([owner, tables]) => tables.map((table): [string, string] => [table, owner]));
}

function pathBack(map: AreaMap, from: string, home: string, walked: readonly string[]): string[] | undefined {
  for (const next of map.areas[from]?.calls ?? []) {
    if (next === home) return [...walked, next];
    if (walked.includes(next)) continue;
    const found = pathBack(map, next, home, [...walked, next]);
    if (found) return found;
  }
  return undefined;
}
