import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { apiKeyRevoked } from '../ledger-actions.ts';
import { identityPermissions } from '../permissions.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../queries/authorise.ts';
import { revokeKey } from '../store/api-keys.ts';

/** Ends a key. Effective with the next request that sends it. */
export const revokeApiKey = defineCommand({
  name: 'api_key.revoke',
  input: Type.Object(
    { serviceAccountId: Type.String({ format: 'uuid' }), keyId: Type.String({ format: 'uuid' }) },
    { additionalProperties: false },
  ),
  resource: ({ serviceAccountId }) => ({ kind: 'principal', id: serviceAccountId }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, identityPermissions.arrangeServices, ORGANISATION);
    if (!allowed.ok) return allowed;
    const principal = asId<'principal'>(input.serviceAccountId);
    const entry = ctx.record(apiKeyRevoked, {
      resource: { kind: 'principal', id: principal },
      clause: '1.1',
      data: { key: input.keyId, principal },
    });
    const wasOpen = await revokeKey(ctx.tx, { id: input.keyId, of: principal }, ctx.now, entry);
    return wasOpen ? ok({ key: input.keyId }) : err(noSuchKey);
  },
});

const noSuchKey: AppError = {
  kind: 'not_found',
  code: 'identity/no-such-key',
  public: 'This service account has no such key, or it was revoked before.',
};
