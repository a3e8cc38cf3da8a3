import type { PolicySnapshot } from '@muster/policy';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PolicyVersion } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../../identity/public.ts';
import { activatePolicy } from '../../policy/public.ts';
import { governancePermissions } from '../permissions.ts';

export const VersionInput = Type.String({ maxLength: 100, description: 'As `GOV-001@2.0.0+r2`.' });

/**
 * Governance puts another version of the document, or another revision of its readings, in force (GOV 0.1, R45). It
 * judges what is opened from now on; what is open keeps the one that it was opened under.
 */
export const activatePolicyVersion = (find: (version: PolicyVersion) => PolicySnapshot | undefined) =>
  defineCommand({
    name: 'policy.activate',
    input: Type.Object({ version: VersionInput }, { additionalProperties: false }),
    resource: () => ({ kind: 'policy', id: 'any' }),
    async decide(ctx, input) {
      const allowed = await authorise(ctx, governancePermissions.activatePolicy, ORGANISATION);
      if (!allowed.ok) return allowed;
      const version = asId<'policyVersion'>(input.version);
      const policy = find(version);
      if (!policy) return err(noSuchVersion);
      if (version === ctx.policies.currentVersion) return err(inForceAlready);
      await activatePolicy(ctx, policy);
      return ok({ version, hash: policy.hash });
    },
  });

const noSuchVersion: AppError = {
  kind: 'not_found',
  code: 'governance/no-such-policy',
  public: 'This server holds no such version of the policy.',
  remedy: 'GET /v1/policy lists those it holds. A new one is a folder in policy/, and a start.',
};

const inForceAlready: AppError = {
  kind: 'conflict',
  code: 'governance/policy-in-force',
  public: 'That version is in force already.',
};
