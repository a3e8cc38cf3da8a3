import { readFileSync } from 'node:fs';
import { Kysely } from 'kysely';
import { Pool, type PoolConfig, types } from 'pg';
import type { Logger } from '../log/logger.ts';
import { pgConfig, type ConnectionTarget, type RoleTargets } from './connection-target.ts';
import type { Db } from './db.ts';
import { pipeliningDialect } from './pipeline/pipelining-dialect.ts';

/**
 * A handle for each role. Commands run as `app`, the sequencer as `sequencer`, migrations and grants as `owner`.
 * `reports` reads as `app`, with the planner's defaults and a longer timeout: for aggregates over many rows.
 */
export type Connections = {
  readonly app: Db;
  readonly reports: Db;
  readonly owner: Db;
  readonly sequencer: Db;
  close(): Promise<void>;
};

export type PoolSizes = { readonly app: number; readonly sequencer: number };

/** Opens the pools. Lazy: nothing connects before the first query. */
export function connect(targets: RoleTargets, log: Logger, sizes: PoolSizes = DEFAULT_SIZES): Connections {
  const pools = {
    app: pool(targets.app, 'muster app', { ...GUARDED, max: sizes.app }, log),
    reports: pool(targets.app, 'muster reports', REPORTS, log),
    owner: pool(targets.owner, 'muster owner', { max: 2, idleTimeoutMillis: 1000 }, log),
    sequencer: pool(targets.sequencer, 'muster sequencer', { ...GUARDED, max: sizes.sequencer }, log),
  };
  const kysely = (of: Pool): Db => new Kysely({ dialect: pipeliningDialect(of) });
  return {
    app: kysely(pools.app),
    reports: kysely(pools.reports),
    owner: kysely(pools.owner),
    sequencer: kysely(pools.sequencer),
    close: async () => {
      await Promise.all(Object.values(pools).map(async (each) => each.end()));
    },
  };
}

const DEFAULT_SIZES: PoolSizes = { app: 16, sequencer: 3 };

/** A hung statement, or a forgotten transaction, must not hold locks (architecture, "Time and transactions"). */
const GUARDED: PoolConfig = {
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
};

/** Aggregates over months scan whole tables, which the planner judges best; they write nothing, and few run at once. */
const REPORTS: PoolConfig = {
  ...GUARDED,
  max: 3,
  idleTimeoutMillis: 10_000,
  statement_timeout: 120_000,
  idle_in_transaction_session_timeout: 120_000,
  options: '-c jit=off -c default_transaction_read_only=on',
};

const CONNECT_MS = 10_000;

/**
 * A prepared statement keeps the plan that was best when its tables were new and one page long: a sequential scan. In
 * the first minute of an alert storm, before PostgreSQL has gathered statistics, that dominates all other cost. Every
 * statement here has an index to use. One without still scans its table, but at a nominal cost so high that PostgreSQL
 * would JIT-compile the statement each time: twenty milliseconds to read one row. And since the index plan is the same
 * for all values, forcing a generic plan saves PostgreSQL from re-planning at each of the first calls.
 */
const FIND_BY_INDEX = '-c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan';

function pool(target: ConnectionTarget, name: string, limits: PoolConfig, log: Logger): Pool {
  const opened = new Pool({
    ...pgConfig(target, (path) => readFileSync(path, 'utf8')),
    application_name: name,
    pipeline: true,
    connectionTimeoutMillis: CONNECT_MS,
    types: columnTypes,
    options: FIND_BY_INDEX,
    ...limits,
  });
  // A broken idle connection is replaced at the next query, which is when it matters.
  opened.on('error', (error) =>
    log.warn('database.connection_lost', { pool: name, code: (error as { code?: string }).code }),
  );
  opened.on('connect', (client) => {
    // A connection that breaks while checked out fails its owner's next query and also emits here: an unhandled error
    // event would end the server.
    client.on('error', () => {});
  });
  return opened;
}

/**
 * How columns are parsed: a `date` as `YYYY-MM-DD`, because a Date would shift it by the server's time zone; the rest
 * as `pg` does.
 */
const columnTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE && format !== 'binary'
      ? (text: string) => text
      : (types.getTypeParser(oid, format) as unknown)) as typeof types.getTypeParser,
};

const DATE = 1082;
