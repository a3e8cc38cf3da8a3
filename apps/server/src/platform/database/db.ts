import type { Kysely, Transaction } from 'kysely';

/** A pool under one database role. Each area narrows it to its own tables in its `store/`. */
export type Db = Kysely<unknown>;

/** The one open transaction of a command. */
export type Tx = Transaction<unknown>;
