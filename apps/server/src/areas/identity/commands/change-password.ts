import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { wrongPassword } from '../domain/wrong-password.ts';
import { passwordChanged } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../queries/authorise.ts';
import { lockPasswordHash, setPassword } from '../store/passwords.ts';
import { closeOtherSessions } from '../store/sessions.ts';
import { actingPerson } from './acting-person.ts';
import { PasswordHashInput } from './password-hash-input.ts';

/**
 * A member replaces their own password after proving they know the current one (GOV 7.7). `insteadOf` is the hash the
 * edge checked it against; if that is no longer the stored hash, the proof is stale and the change is refused. All
 * their other sessions and tokens end, so anyone who knew the old password is locked out.
 */
export const changePassword = defineCommand({
  name: 'password.change',
  input: Type.Object(
    { insteadOf: PasswordHashInput, passwordHash: PasswordHashInput },
    { additionalProperties: false },
  ),
  resource: () => ({ kind: 'principal', id: 'own' }),
  async decide(ctx, { insteadOf, passwordHash }) {
    const allowed = await authorise(ctx, identityPermissions.changePassword, ORGANISATION);
    if (!allowed.ok) return allowed;
    const person = actingPerson(ctx.actor);
    if (!person.ok) return person;
    const { id, sessionId } = person.value;
    if ((await lockPasswordHash(ctx.tx, id, 'to-change')) !== insteadOf) return err(wrongPassword);
    const entry = ctx.record(passwordChanged, {
      resource: { kind: 'principal', id },
      clause: ctx.policies.current.authentication.hashing.clause,
      data: { principal: id },
    });
    await setPassword(ctx.tx, id, passwordHash, ctx.now);
    return ok({ endedSessions: await closeOtherSessions(ctx.tx, id, sessionId, ctx.now, entry) });
  },
});
