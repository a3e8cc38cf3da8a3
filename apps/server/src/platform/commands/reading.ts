import type { Actor } from '../../kernel/actor.ts';
import type { RequestId } from '../../kernel/ids.ts';
import type { Db } from '../database/db.ts';
import type { Policies } from './policies.ts';

/** What a query reads with: who asks, when, and under which policy. It writes nothing. */
export type Reading = {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
  readonly policies: Policies;
  readonly requestId: RequestId;
};
