import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { activatePolicy, policyReadsService, policyThing } from '../../policy/public.ts';
import { governancePermissions } from '../permissions.ts';

/**
 * Governance puts another version of the document, or another revision of its readings, in force (GOV 0.1, R45). It
 * judges what is opened from now on; what is open keeps the one that it was opened under.
 */
export const activatePolicyVersion = verb(policyThing, {
  name: 'activate',
  words: {
    label: 'Put in force',
    does: 'put another version, or revision of the readings, in force; what is open keeps the one it was opened under',
    done: 'It is in force. What is open keeps the version that it was opened under.',
    next: 'muster policy show',
  },
  clauses: ['0.1'],
  permission: governancePermissions.activatePolicy,
  fields: {
    version: Type.String({ maxLength: 100, ...field({ asks: 'Which, as GOV-001@2.0.0+r2', positional: true }) }),
  },
  async decide(ctx, { input }) {
    const version = asId<'policyVersion'>(input.version);
    const policy = ctx.use(policyReadsService).find(version);
    if (!policy) return err(noSuchVersion);
    if (version === ctx.policies.currentVersion) return err(inForceAlready);
    await activatePolicy(ctx, policy);
    return ok({ version });
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
