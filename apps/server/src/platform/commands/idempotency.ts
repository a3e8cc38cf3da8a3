import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { actorSub } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { canonicalJson } from '../ledger/envelope.ts';
import type { Command } from './command.ts';
import type { CommandContext } from './context.ts';
import { keptAnswer } from './earlier-answer.ts';

/**
 * Runs `decide` once per key and actor. A concurrent duplicate waits on the first one's row, then gets the same
 * response; the same key with another command or input is a conflict. Response and state commit together, so neither
 * exists without the other.
 */
export async function answerOnce<O>(
  ctx: CommandContext,
  call: {
    /** Keyed, because an input can be short enough to guess from a plain digest. */
    readonly digestKey: Uint8Array;
    readonly command: Pick<Command, 'name' | 'givesSecret'>;
    readonly input: unknown;
    readonly key: string | undefined;
  },
  decide: () => Promise<Result<O, AppError>>,
): Promise<Result<O, AppError>> {
  if (call.key === undefined) return decide();
  const actor = actorSub(ctx.actor);
  const digest = createHmac('sha256', call.digestKey)
    .update(canonicalJson([call.command.name, call.input ?? null]))
    .digest();
  const claimed = await sql`
    insert into idempotency_keys (actor, key, command, input_digest, created_at)
    values (${actor}, ${call.key}, ${call.command.name}, ${digest}, ${ctx.now}) on conflict do nothing returning key`.execute(
    ctx.tx,
  );
  if (claimed.rows.length === 0) return answerAgain<O>(ctx, call.key, digest);

  const result = await decide();
  if (!result.ok) return result;
  const output = call.command.givesSecret === true ? null : JSON.stringify(result.value ?? null);
  await sql`update idempotency_keys set output = ${output} where actor = ${actor} and key = ${call.key}`.execute(
    ctx.tx,
  );
  return result;
}

async function answerAgain<O>(ctx: CommandContext, key: string, digest: Buffer): Promise<Result<O, AppError>> {
  const earlier = await keptAnswer(ctx.tx, ctx.actor, key);
  if (!earlier?.input_digest.equals(digest)) return err(keyReused);
  if (earlier.output === null) {
    return err({
      kind: 'conflict',
      code: 'request/already-done',
      public: 'This request was already carried out. Its response contained a secret and was shown only once.',
    });
  }
  return ok(JSON.parse(earlier.output) as O);
}

export const keyReused: AppError = {
  kind: 'conflict',
  code: 'request/idempotency-key-reused',
  public: 'This Idempotency-Key was used for a different request.',
  remedy: 'Send a new key with each new request; reuse a key only to repeat the same request.',
};
