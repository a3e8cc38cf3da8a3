import type { Kysely, Transaction } from 'kysely';

/** A pool under one database role. Each area narrows it to its own tables in its `store/`. */
export type Db = Kysely<unknown>;

/** A command's single open transaction. */
export type Tx = Transaction<unknown>;
