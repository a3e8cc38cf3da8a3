import { sql, type Kysely } from 'kysely';
import type { TSchema } from 'typebox';
import { actorSub, type Actor } from '../../kernel/actor.ts';
import type { Command } from './command.ts';

/**
 * The stored response of a command to this actor under this key. For the few commands whose input differs on each
 * retry, such as a freshly hashed password; the caller must verify that the request is the same. Undefined if there was
 * none, or if its response was not kept.
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

/** The row of an idempotency key, once its command has committed. */
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
