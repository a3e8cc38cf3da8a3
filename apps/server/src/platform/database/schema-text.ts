import type { Catalog, Column, Part, Table } from './catalog.ts';

/** A catalog as SQL that recreates it: the text of db/schema.sql. Foreign keys come last, when every table exists. */
export function schemaText(catalog: Catalog): string {
  const [strange] = catalog.unsupported;
  if (strange !== undefined) throw new Error(`db/schema.sql cannot hold ${strange.name} yet: ${strange.definition}`);
  const isForeignKey = ({ definition }: Part): boolean => definition.startsWith('FOREIGN KEY');
  const inTable = (parts: readonly Part[], table: Table): readonly Part[] =>
    parts.filter((part) => part.table === table.name);
  // A partition needs its parent first; otherwise the order of names will do.
  const tables = catalog.tables.toSorted(
    (one, other) => Number(one.partition_of !== null) - Number(other.partition_of !== null),
  );
  return [
    HEADER,
    ...catalog.routines.map((routine) => `${routine.definition.trim()};`),
    ...tables.map((table) =>
      [
        tableText(
          table,
          inTable(catalog.constraints, table).filter((part) => !isForeignKey(part)),
        ),
        ...inTable(catalog.indexes, table).map((index) => `${index.definition};`),
        ...inTable(catalog.triggers, table).map((trigger) => `${trigger.definition};`),
        ...(table.comment === null ? [] : [`comment on table ${table.name} is ${quote(table.comment)};`]),
      ].join('\n'),
    ),
    ...catalog.constraints
      .filter(isForeignKey)
      .map((key) => `alter table ${key.table} add constraint ${key.name} ${key.definition};`),
    ...catalog.views.map((view) => `create view ${view.name} as\n${view.definition.trim()}`),
  ]
    .join('\n\n')
    .concat('\n');
}

const HEADER = `-- The whole current schema, as PostgreSQL tells it. Written by \`node apps/server/src/platform/database/write-schema.ts\`
-- from db/migrations (where the reasons are); a test compares both. Privileges are in db/grants.sql and each room's tables.sql.`;

function tableText(table: Table, constraints: readonly Part[]): string {
  const own = constraints.map((part) => `constraint ${part.name} ${part.definition}`);
  if (table.partition_of !== null) {
    const body = own.length === 0 ? '' : ` (\n  ${own.join(',\n  ')}\n)`;
    return `create table ${table.name} partition of ${table.partition_of}${body} ${table.partition_bound};`;
  }
  const partitioning = table.partition_key === null ? '' : ` partition by ${table.partition_key}`;
  return `create table ${table.name} (\n  ${[...table.columns.map(columnText), ...own].join(',\n  ')}\n)${partitioning};`;
}

const columnText = ({ name, type, origin, not_null }: Column): string =>
  [name, type, origin, not_null && !origin.endsWith('identity') ? 'not null' : '']
    .filter((word) => word !== '')
    .join(' ');

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
