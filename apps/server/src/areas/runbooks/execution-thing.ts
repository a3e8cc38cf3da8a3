import type { Kysely } from 'kysely';
import { principalOf, type Actor } from '../../kernel/actor.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { rolesHeldBy } from '../identity/public.ts';
import { holdIncident, rolesOnIncident, type Incident } from '../incidents/public.ts';
import { incidentKind } from '../oncall/public.ts';
import type { Execution } from './domain/execution.ts';
import { STEP_ROLE } from './permissions.ts';
import { findExecution, lockExecution } from './store/executions.ts';

/** An execution with its incident. */
export type ExecutionCase = { readonly execution: Execution; readonly incident: Incident };

/** An execution is part of its incident's history and has the same visibility. */
export const executionThing = defineThing({
  kind: incidentKind,
  noun: 'execution',
  root: '/v1/executions',
  key: { id: Key('execution') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<ExecutionCase | undefined> => lockCase(ctx, id),
  protection: ({ incident }: ExecutionCase) => incident,
  rolesHere: rolesOnExecution,
  policyOf: (policies, { incident }) => policies.of(incident),
  lastInstant: ({ execution }) => execution.lastInstant,
  version: ({ execution }) => execution.version,
  missing: {
    kind: 'not_found',
    code: 'runbooks/no-such-execution',
    public: 'There is no such execution.',
    remedy: 'muster execution list shows them.',
  },
});

/** Locks the incident first, then the execution: every change to an incident locks in that order. */
async function lockCase(ctx: CommandContext, id: string): Promise<ExecutionCase | undefined> {
  const seen = await findExecution(ctx.tx, id);
  const incident = seen && (await holdIncident(ctx.tx, seen.incidentId));
  const execution = incident && (await lockExecution(ctx.tx, id));
  return incident === undefined || execution === undefined ? undefined : { execution, incident };
}

/** The actor's roles on the incident, plus `STEP_ROLE` if a step names a role they hold. */
export async function rolesOnExecution(
  db: Kysely<unknown>,
  actor: Actor,
  { execution, incident }: ExecutionCase,
  now: Date,
): Promise<string[]> {
  const roles = await rolesOnIncident(db, actor, incident, now);
  const person = principalOf(actor);
  const held = person === undefined ? [] : await rolesHeldBy(db, person);
  return execution.steps.some(({ role }) => held.includes(role)) ? [...roles, STEP_ROLE] : roles;
}
