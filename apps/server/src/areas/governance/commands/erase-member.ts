import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import type { People } from '../../identity/public.ts';
import { erase } from './erase.ts';
import { UuidInput } from './member-input.ts';
import { openPerson } from './open-person.ts';

/**
 * Erases what Muster knows of a person who has left: name, e-mail, password, and all that was encrypted for them (R20).
 * Their id stays in the records, where it names nobody any more.
 */
export const eraseMember = (people: People) =>
  defineCommand({
    name: 'member.erase',
    input: Type.Object({ principalId: UuidInput }, { additionalProperties: false }),
    resource: ({ principalId }) => ({ kind: 'principal', id: principalId }),
    async decide(ctx, input) {
      const person = await openPerson(ctx, input);
      if (!person.ok) return person;
      const { id, state } = person.value;
      if (state !== 'suspended') return err(stillAMember);
      await erase(ctx, people, id);
      return ok({ id });
    },
  });

const stillAMember: AppError = {
  kind: 'conflict',
  code: 'governance/still-a-member',
  public: 'Their access has not been taken away yet.',
  remedy: 'Suspend them first. Erasure cannot be undone.',
};
