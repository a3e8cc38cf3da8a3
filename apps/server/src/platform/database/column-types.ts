import { types } from 'pg';

/** How columns arrive: a `date` as `YYYY-MM-DD`, since a Date would shift it by the server's zone; the rest as `pg` does. */
export const columnTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE && format !== 'binary'
      ? (text: string) => text
      : (types.getTypeParser(oid, format) as unknown)) as typeof types.getTypeParser,
};

const DATE = 1082;
