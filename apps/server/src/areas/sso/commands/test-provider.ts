import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { providerTested } from '../ledger-actions.ts';
import { ssoPermissions } from '../permissions.ts';
import { providerThing } from '../provider-thing.ts';
import { reportOn } from '../report-on.ts';

/** Runs every check on the provider that needs no person, and describes what is wrong. */
export const testIdentityProvider = verb(providerThing, {
  name: 'test',
  words: {
    label: 'Test',
    does: 'check the provider’s identity, and whether it accepts the client secret',
    done: 'Tested.',
    next: 'muster identity-provider list',
  },
  clauses: ['7.7'],
  permission: ssoPermissions.arrange,
  answer: Type.Object({ works: Type.Boolean(), says: Type.String() }, { title: 'IdentityProviderTest' }),
  prepare: reportOn,
  async decide(ctx, { thing: { id }, facts: { works, says } }) {
    ctx.record(providerTested, {
      resource: { kind: 'identity_provider', id },
      clause: '7.7',
      data: { provider: id, works },
    });
    return ok({ works, says });
  },
});
