import { Type } from 'typebox';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { apiKeyText } from '../domain/api-key.ts';
import { judgeKeyLife } from '../domain/key-life.ts';
import { apiKeyIssued } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../queries/authorise.ts';
import { insertApiKey } from '../store/api-keys.ts';
import { lockPrincipal } from '../store/principals.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';
import { noSuchServiceAccount } from './service-account.ts';

/** What is asked of a new key. */
export const keyWishes = {
  scopes: Type.Array(
    Type.String({ pattern: '^[a-z][a-z-]*:[a-z-]+$', maxLength: 60, remedy: 'Write it as incidents:read.' }),
    { minItems: 1, maxItems: 30, uniqueItems: true },
  ),
  expiresInDays: Type.Integer({ minimum: 1, description: 'At most as many as the policy in force lets a key live.' }),
};

/** Gives a service account a key: shown now and never again, for these scopes, until that day. */
export const issueApiKey = defineCommand({
  name: 'api_key.issue',
  input: Type.Object(
    {
      serviceAccountId: Type.String({ format: 'uuid' }),
      ...keyWishes,
    },
    { additionalProperties: false },
  ),
  givesSecret: true,
  resource: ({ serviceAccountId }) => ({ kind: 'principal', id: serviceAccountId }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, identityPermissions.arrangeServices, ORGANISATION);
    if (!allowed.ok) return allowed;
    const life = judgeKeyLife(ctx.policies.current, input.expiresInDays);
    if (!life.ok) return life;
    const principalId = asId<'principal'>(input.serviceAccountId);
    const account = await lockPrincipal(ctx.tx, principalId);
    if (account?.kind !== 'service' || account.state !== 'active') return err(noSuchServiceAccount);
    const id = ctx.ids.opaque();
    const prefix = ctx.ids.code(PREFIX_LENGTH);
    const secret = newSecret(ctx.ids);
    const expiresAt = addDays(ctx.now, input.expiresInDays);
    const entry = ctx.record(apiKeyIssued, {
      resource: { kind: 'principal', id: principalId },
      clause: '1.1',
      data: { key: id, principal: principalId, scopes: input.scopes, expiresAt: expiresAt.toISOString() },
    });
    await insertApiKey(
      ctx.tx,
      {
        id,
        principalId,
        prefix,
        secretHash: hashSecret(secret),
        scopes: input.scopes,
        createdAt: ctx.now,
        expiresAt,
        revokedAt: undefined,
      },
      entry,
    );
    return ok({ id, key: apiKeyText({ prefix, secret }), expiresAt });
  },
});

const PREFIX_LENGTH = 10;
