import type { Guard, Violation } from './guard.ts';
import { isShipped, type Source } from '../project/sources.ts';
import { matchesIn, sqlOf } from '../project/sql.ts';

/** SQL must not read the clock or generate random values: instants and ids are parameters. */
export const ambientSql: Guard = {
  name: 'ambient-sql',
  remedy: 'pass the instant, the id or the bytes as a parameter',
  run({ sources }) {
    const read = sources.filter((source) => isShipped(source) && sqlOf(source).length > 0);
    return { read: read.length, violations: read.flatMap(violationsIn) };
  },
};

const AMBIENT =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random|random_normal|gen_random_uuid|gen_random_bytes|uuidv[47]|uuid_generate_v\d\w*)\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b|'(now|today|yesterday|tomorrow)'/gi;

const violationsIn = (source: Source): Violation[] =>
  sqlOf(source).flatMap((sql) =>
    [...matchesIn(sql, AMBIENT)].map(({ line, match }) => {
      const what = (match[1] ?? match[2] ?? match[3] ?? match[0]).toLowerCase();
      return { file: sql.file, line, what, problem: `${what} in SQL is ambient: nobody can say what it gives` };
    }),
  );
