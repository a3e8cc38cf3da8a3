import { Type } from 'typebox';
import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok } from '../../kernel/result.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import { activatePolicy, holdActivations, policyReadsService, versionInForce } from '../policy/public.ts';
import { inForceAlready, noSuchVersion } from './domain/judge-activation.ts';

/**
 * Two members of Platform Governance activate another version of the document, or another revision of its readings
 * (R45). They decide on the text itself, identified by its hash, and on what it replaces.
 */
export const policyActivation = defineApproval({
  name: 'policy-activation',
  parameters: Type.Object({ version: Type.String() }),
  lock: holdActivations,

  async look({ db, use }, asked) {
    const { find } = use(policyReadsService);
    const before = await versionInForce(db);
    return asked.map(({ subject }) => {
      const policy = find(asId<'policyVersion'>(subject));
      if (policy === undefined || before === subject) return undefined;
      return { facts: { hash: policy.hash, before: before ?? null }, protection: ORGANISATION };
    });
  },

  async apply(ctx, { subject, ...approved }) {
    const version = asId<'policyVersion'>(subject);
    const policy = ctx.use(policyReadsService).find(version);
    if (policy === undefined) return err(noSuchVersion);
    if (version === (await versionInForce(ctx.tx))) return err(inForceAlready);
    await activatePolicy(ctx, policy, approved);
    return ok(undefined);
  },
});
