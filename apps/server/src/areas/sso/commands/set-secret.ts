import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { secretPlace, secretSubject } from '../known-provider.ts';
import { providerSecretSet } from '../ledger-actions.ts';
import { ssoPermissions } from '../permissions.ts';
import { providerThing } from '../provider-thing.ts';
import { ssoService } from '../sso.ts';
import { changeProvider } from '../store/providers.ts';
import { Type } from 'typebox';
import { field } from '../../../platform/verbs/fields.ts';

/** The client secret: entered hidden, encrypted, never shown again. */
export const SecretField = Type.String({
  minLength: 1,
  maxLength: 1000,
  pattern: '^[\\x20-\\x7e]+$',
  ...field({ asks: 'Client secret', help: 'as the provider shows it; - reads it from standard input' }, 'secret'),
});

/** Replaces a client secret that expires or has leaked. */
export const setSecret = verb(providerThing, {
  name: 'set-secret',
  words: {
    label: 'Set the client secret',
    does: 'replace the client secret',
    done: 'Client secret set; it is used from now on. Test it.',
    next: 'muster identity-provider test <key>',
  },
  clauses: ['7.7', '6.4'],
  permission: ssoPermissions.arrange,
  fields: { clientSecret: SecretField },
  async decide(ctx, { thing: provider, input: { clientSecret } }) {
    const { id } = provider;
    const entry = ctx.record(providerSecretSet, {
      resource: { kind: 'identity_provider', id },
      clause: '7.7',
      data: { provider: id },
    });
    const { dataKeys } = ctx.use(ssoService);
    const secret = await dataKeys.encrypt(ctx.tx, secretSubject(id), Buffer.from(clientSecret), secretPlace(id));
    await changeProvider(ctx.tx, provider, { secret }, ctx.now, entry);
    return ok(undefined);
  },
});
