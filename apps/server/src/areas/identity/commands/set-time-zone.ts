import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { knownTimeZone } from '../domain/time-zone.ts';
import { timeZoneSet } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { authorise } from '../queries/authorise.ts';
import { setTimeZone as writeTimeZone } from '../store/principals.ts';
import { actingPerson } from './acting-person.ts';

/** Sets the time zone used in messages to the member, such as pages. Omitted: none, which means UTC. */
export const setTimeZone = defineCommand({
  name: 'profile.set_time_zone',
  input: Type.Object(
    { timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) },
    { additionalProperties: false },
  ),
  resource: () => ({ kind: 'principal', id: 'own' }),
  async decide(ctx, { timeZone }) {
    const allowed = await authorise(ctx, identityPermissions.setTimeZone, ORGANISATION);
    if (!allowed.ok) return allowed;
    const person = actingPerson(ctx.actor);
    if (!person.ok) return person;
    const known = timeZone === undefined ? ok(undefined) : knownTimeZone(timeZone);
    if (!known.ok) return known;
    const { id } = person.value;
    // A time zone hints at where someone lives: record that it changed, not its value.
    const entry = ctx.record(timeZoneSet, { resource: { kind: 'principal', id }, data: { principal: id } });
    await writeTimeZone(ctx.tx, id, known.value, entry);
    return ok(known.value === undefined ? {} : { timeZone: known.value });
  },
});
