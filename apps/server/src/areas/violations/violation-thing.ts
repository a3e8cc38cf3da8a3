import type { Protected } from '../../kernel/protected.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import { principalOf } from '../../kernel/actor.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { handlersOf, type Violation } from './domain/violation.ts';
import { violationKind } from './ledger-actions.ts';
import { HANDLER } from './permissions.ts';
import { handsOf } from './queries/handlers.ts';
import { lockViolation } from './store/violations.ts';

/** A locked violation with its current handlers. */
export type Handled = { readonly violation: Violation; readonly handlers: readonly PrincipalId[] };

/** It does not exist for anyone but its handlers: others may be whom it is about. */
export const violationThing = defineThing({
  kind: violationKind,
  noun: 'violation',
  root: '/v1/violations',
  key: { id: Key('violation') },
  idOf: ({ id }) => id,
  async lock(ctx, { id }): Promise<Handled | undefined> {
    const violation = await lockViolation(ctx.tx, id);
    if (violation === undefined) return undefined;
    const policy = ctx.policies.current;
    return { violation, handlers: handlersOf(violation, await handsOf(ctx.tx, policy), policy) };
  },
  protection: (): Protected => ({ visibility: 'team' }),
  rolesHere: async (_db, actor, { handlers }) => {
    const person = principalOf(actor);
    return person !== undefined && handlers.includes(person) ? [HANDLER] : [];
  },
  lastInstant: ({ violation }) => violation.lastInstant,
  version: ({ violation }) => violation.version,
  missing: { kind: 'not_found', code: 'violations/not-found', public: 'There is no such violation.' },
});
