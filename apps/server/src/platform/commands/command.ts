import type { Permission } from '@muster/policy';
import type { Static, TSchema } from 'typebox';
import type { Kysely } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import type { ResourceRef } from '../ledger/action.ts';
import type { CommandContext } from './context.ts';
import type { Policies } from '../access/policies.ts';
import type { UseService } from '../../kernel/services.ts';

/** What `prepare` may use: the outside world, and reads that need no lock. */
export interface Outside {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly policies: Policies;
  readonly db: Kysely<unknown>;
}

/** What a command's `prepare` may use in addition. */
export interface Preparing extends Outside {
  readonly use: UseService;
  /**
   * Whether the actor may do this here, as far as can be told in advance. Nothing is recorded; `decide` checks again.
   */
  may(permission: Permission, resource: Protected): Promise<boolean>;
}

/**
 * A verb of an area. `prepare` gathers facts and does the slow work (hashing, other hosts) before the transaction;
 * `decide` locks the root, authorises, decides, writes and records inside it. The adapter owns the transaction:
 * a returned error rolls everything back and, where it is an access decision, is itself recorded.
 */
export type Command<I extends TSchema = TSchema, F = unknown, O = unknown> = {
  readonly name: `${string}.${string}`;
  readonly input: I;
  /** The response contains a secret shown once: it is never stored, not even for retries. */
  readonly givesSecret?: true;
  /** The resource that a refusal of this input is recorded against. */
  resource(input: Static<I>): ResourceRef;
  prepare?(outside: Preparing, input: Static<I>): Promise<Result<F, AppError>>;
  decide(ctx: CommandContext, input: Static<I>, facts: F): Promise<Result<O, AppError>>;
};

export const defineCommand = <I extends TSchema, O, F = undefined>(command: Command<I, F, O>): Command<I, F, O> =>
  command;
