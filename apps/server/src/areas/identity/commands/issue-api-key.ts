import { Type } from 'typebox';
import { addDays } from '../../../kernel/clock.ts';
import { keyScopes } from '../../../kernel/key-scopes.ts';
import { ok } from '../../../kernel/result.ts';
import { Choices, field, Secret } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { apiKeyText } from '../domain/api-key.ts';
import { judgeKeyLife } from '../domain/key-life.ts';
import { apiKeyIssued } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { serviceAccountThing } from '../service-account-thing.ts';
import { insertApiKey } from '../store/api-keys.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';

/** Issues a key to a service account, with these scopes and an expiry date. Shown once. */
export const issueApiKey = verb(serviceAccountThing, {
  name: 'issue-key',
  aliases: ['key'],
  words: {
    label: 'Issue a key',
    does: 'issue an API key, shown once',
    done: 'The key is valid from now on.',
    next: 'muster service-account list',
  },
  clauses: ['1.1', '7.6'],
  permission: identityPermissions.arrangeServices,
  fields: {
    scopes: Choices(keyScopes, {
      asks: 'Scopes',
      option: 'scope',
      help: 'What it may do, such as incidents:read; several may be given.',
    }),
    expiresInDays: Type.Integer({
      minimum: 1,
      description: 'At most as long as the policy in force allows.',
      ...field({ asks: 'Days', option: 'days', help: 'How many days it is valid.' }),
    }),
  },
  answer: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      key: Secret('Shown once.'),
      expiresAt: Type.String({ format: 'date-time' }),
    },
    { title: 'IssuedKey' },
  ),
  async decide(ctx, { thing: account, input: { scopes, expiresInDays }, policy }) {
    const life = judgeKeyLife(policy, expiresInDays);
    if (!life.ok) return life;
    const id = ctx.ids.opaque();
    const [prefix, secret] = [ctx.ids.code(PREFIX_LENGTH), newSecret(ctx.ids)];
    const expiresAt = addDays(ctx.now, expiresInDays);
    const entry = ctx.record(apiKeyIssued, {
      resource: { kind: 'principal', id: account.id },
      clause: '1.1',
      data: { key: id, principal: account.id, scopes, expiresAt: expiresAt.toISOString() },
    });
    const key = { id, principalId: account.id, prefix, secretHash: hashSecret(secret), scopes, expiresAt };
    await insertApiKey(ctx.tx, { ...key, createdAt: ctx.now, revokedAt: undefined }, entry);
    return ok({ id, key: apiKeyText({ prefix, secret }), expiresAt: expiresAt.toISOString() });
  },
});

const PREFIX_LENGTH = 10;
