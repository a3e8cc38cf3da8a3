import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise, membership, ORGANISATION, type People } from '../../identity/public.ts';
import { governancePermissions } from '../permissions.ts';
import { erase } from './erase.ts';
import { noSuchMember, PrincipalInput } from './member-input.ts';

/**
 * Erases what Muster knows of a person who has left: name, e-mail, password, and all that was encrypted for them (R20).
 * Their id stays in the records, where it names nobody any more.
 */
export const eraseMember = (people: People) =>
  defineCommand({
    name: 'member.erase',
    input: Type.Object({ principalId: PrincipalInput }, { additionalProperties: false }),
    resource: ({ principalId }) => ({ kind: 'principal', id: principalId }),
    async decide(ctx, input) {
      const allowed = await authorise(ctx, governancePermissions.admit, ORGANISATION);
      if (!allowed.ok) return allowed;
      const id = asId<'principal'>(input.principalId);
      const member = await membership.lockPrincipal(ctx.tx, id);
      if (member?.kind !== 'person' || member.state === 'erased') return err(noSuchMember);
      if (member.state !== 'suspended') return err(stillAMember);
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
