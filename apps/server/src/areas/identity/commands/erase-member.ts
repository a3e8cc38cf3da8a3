import { err, ok } from '../../../kernel/result.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { hooksService } from '../../../platform/hooks.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { memberThing } from '../member-thing.ts';
import { identityPermissions } from '../permissions.ts';
import { peopleService } from '../services.ts';
import { erase } from './erase.ts';

/**
 * Erases what Muster knows about a person who has left: name, e-mail, password, and everything encrypted for them
 * (R20). Their id stays in the records but no longer identifies anyone.
 */
export const eraseMember = verb(memberThing, {
  name: 'erase',
  words: {
    label: 'Erase permanently',
    does: 'destroy the keys to the name, e-mail and words of a suspended member; what they did stays on the record',
    done: 'Erased: their id stays in the records, without a name.',
    next: 'muster member list',
  },
  clauses: ['6.3'],
  permission: identityPermissions.admit,
  danger: true,
  unless: ({ state }) => (state === 'suspended' ? undefined : stillAMember),
  async decide(ctx, { thing: { id, kind } }) {
    if (kind === 'service') return err(memberThing.missing);
    const erased = { place: 'members', ref: id };
    if (await ctx.use(hooksService).isHeldFromErasure(ctx.tx, erased)) return err(held);
    await erase(ctx, ctx.use(peopleService), id);
    await ctx.use(hooksService).onErased(ctx, [erased]);
    return ok({ id });
  },
});

const stillAMember: StateRefusal = {
  allowed: false,
  code: 'identity/still-a-member',
  reason: 'They have not been suspended yet.',
  remedy: 'Suspend them first. Erasure cannot be undone.',
  obligations: [],
};

const held: AppError = {
  kind: 'conflict',
  code: 'identity/held-from-erasure',
  public: 'Somebody has recorded a reason why their data must not be erased yet.',
  remedy: 'To see who and why, and to release it: muster erasure list.',
};
