import { sql, type Kysely } from 'kysely';
import type { TSchema } from 'typebox';
import { actorSub, type Actor } from '../../kernel/actor.ts';
import type { Command } from './command.ts';

/**
 * What a command answered this actor under this key before, for the few whose input differs each time although the request
 * is the same: a password is hashed anew. That the request is the same, the caller has to find out. Undefined where there
 * was none, or where its answer was not kept.
 */
export async function earlierAnswerOf<I extends TSchema, F, O>(
  db: Kysely<unknown>,
  actor: Actor,
  key: string,
  command: Command<I, F, O>,
): Promise<{ readonly value: O } | undefined> {
  const kept = await keptAnswer(db, actor, key);
  return kept?.command === command.name && kept.output !== null ? { value: JSON.parse(kept.output) as O } : undefined;
}

/** The row of a key, as far as its command was carried out. */
export async function keptAnswer(
  db: Kysely<unknown>,
  actor: Actor,
  key: string,
): Promise<{ readonly command: string; readonly input_digest: Buffer; readonly output: string | null } | undefined> {
  const { rows } = await sql<{ command: string; input_digest: Buffer; output: string | null }>`
    select command, input_digest, output from idempotency_keys where actor = ${actorSub(actor)} and key = ${key}`.execute(
    db,
  );
  return rows[0];
}
