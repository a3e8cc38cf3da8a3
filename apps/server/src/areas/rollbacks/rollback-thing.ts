import type { Kysely } from 'kysely';
import { principalOf, type Actor } from '../../kernel/actor.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { holdIncident, rolesOnIncident, type Incident } from '../incidents/public.ts';
import { incidentKind } from '../oncall/public.ts';
import type { Rollback } from './domain/rollback.ts';
import { EXECUTOR } from './permissions.ts';
import { executorsById, type Executor } from './store/executors.ts';
import { findRollback, lockRollback } from './store/rollbacks.ts';

/** A rollback with its incident and its executor. */
export type RollbackCase = { readonly rollback: Rollback; readonly incident: Incident; readonly executor: Executor };

/** A rollback is part of its incident's history and has the same visibility. */
export const rollbackThing = defineThing({
  kind: incidentKind,
  noun: 'rollback',
  root: '/v1/rollbacks',
  key: { id: Key('rollback') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<RollbackCase | undefined> => lockCase(ctx, id),
  protection: ({ incident }: RollbackCase) => incident,
  rolesHere: rolesOnRollback,
  policyOf: (policies, { incident }) => policies.of(incident),
  lastInstant: ({ rollback }) => rollback.lastInstant,
  version: ({ rollback }) => rollback.version,
  missing: {
    kind: 'not_found',
    code: 'rollbacks/not-found',
    public: 'There is no such rollback.',
    remedy: 'muster rollback list shows them.',
  },
});

/** Locks the incident first, then the rollback: every change to an incident locks in that order. */
export async function lockCase(ctx: CommandContext, id: string): Promise<RollbackCase | undefined> {
  const seen = await findRollback(ctx.tx, id);
  const incident = seen && (await holdIncident(ctx.tx, seen.incidentId));
  const rollback = incident && (await lockRollback(ctx.tx, id));
  const [executor] = rollback === undefined ? [] : await executorsById(ctx.tx, [rollback.executorId]);
  if (incident === undefined || rollback === undefined || executor === undefined) return undefined;
  ctx.notBefore(rollback.lastInstant);
  return { rollback, incident, executor };
}

/** The actor's roles on the incident, plus `EXECUTOR` for the program that carries this rollback out. */
export async function rolesOnRollback(
  db: Kysely<unknown>,
  actor: Actor,
  { incident, executor }: Pick<RollbackCase, 'incident' | 'executor'>,
  now: Date,
): Promise<string[]> {
  const roles = await rolesOnIncident(db, actor, incident, now);
  const carriesItOut = executor.by.kind === 'program' && executor.by.id === principalOf(actor);
  return carriesItOut ? [...roles, EXECUTOR] : roles;
}
