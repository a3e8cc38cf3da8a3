import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { sessionEnded } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../queries/authorise.ts';
import { closeSession, lockOpenSession } from '../store/sessions.ts';
import { actingPerson } from './acting-person.ts';

/** Ends the actor's own session at once: the cookie, or the token family with all its access tokens. */
export const endSession = defineCommand({
  name: 'session.end',
  input: Type.Object({}, { additionalProperties: false }),
  resource: () => ({ kind: 'session', id: 'own' }),
  async decide(ctx) {
    const allowed = await authorise(ctx, identityPermissions.endSession, ORGANISATION);
    if (!allowed.ok) return allowed;
    const person = actingPerson(ctx.actor);
    if (!person.ok) return person;
    const session = person.value.sessionId;
    // Concurrent requests end it once, so that the row names the entry that ended it.
    if ((await lockOpenSession(ctx.tx, session)) === undefined) return ok({ session });
    const entry = ctx.record(sessionEnded, {
      resource: { kind: 'session', id: session },
      clause: '7.7',
      data: { session, why: 'signed-out' },
    });
    await closeSession(ctx.tx, session, ctx.now, entry);
    return ok({ session });
  },
});
