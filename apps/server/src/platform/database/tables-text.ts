import type { Catalog, Column } from './catalog.ts';

/** The text of `tables.generated.ts`: every table's columns, which row types derive from (`row.ts`). */
export const tablesText = ({ tables }: Pick<Catalog, 'tables'>): string =>
  [
    '// Written by write-schema.ts from db/migrations, with db/schema.sql; a test compares both.',
    'export const tables = {',
    ...tables
      .filter(({ partition_of }) => partition_of === null)
      .flatMap(({ name, columns }) => [`  ${name}: {`, ...columns.map((each) => `    ${columnText(each)},`), '  },']),
    '} as const;',
    '',
  ].join('\n');

const columnText = ({ name, type, not_null }: Column): string => `${name}: '${shortened(type)}${not_null ? '' : '?'}'`;

const shortened = (type: string): string =>
  type.replace('timestamp with time zone', 'timestamptz').replace(/\(\d+\)$/, '');
