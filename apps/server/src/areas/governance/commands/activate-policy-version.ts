import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { field, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { policyReadsService, policyThing } from '../../policy/public.ts';
import { inForceAlready, noSuchVersion } from '../domain/judge-activation.ts';
import { activationAsked } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { policyActivation } from '../policy-activation.ts';

/**
 * One member of Governance requests another version of the document, or another revision of its readings, and a second
 * approves it (GOV 0.1, R45). Incidents and cases opened from then on are judged by it; open ones keep the version they
 * were opened under.
 */
export const activatePolicyVersion = verb(policyThing, {
  name: 'activate',
  words: {
    label: 'Put in force',
    does: 'ask to put another policy version, or revision of its readings, in force; another member of Platform Governance approves it',
    done: 'It takes effect once another member of Platform Governance approves it, or at once if nobody else can. Whatever is already open keeps its version.',
    next: 'muster approval list',
  },
  clauses: ['0.1'],
  permission: governancePermissions.activatePolicy,
  fields: {
    version: Type.String({
      maxLength: 100,
      ...field({ asks: 'Which version, such as GOV-001@2.0.0+r2', positional: true }),
    }),
    reason: Type.Optional(LongText({ asks: 'Why?', short: 'r', limit: 1000 })),
  },
  async decide(ctx, { input }) {
    const version = asId<'policyVersion'>(input.version);
    const policy = ctx.use(policyReadsService).find(version);
    if (!policy) return err(noSuchVersion);
    if (version === ctx.policies.currentVersion) return err(inForceAlready);
    const asked = await ctx.use(approvalsService).request(ctx, policyActivation, {
      subject: { kind: 'policy', id: version },
      parameters: { version },
      title: ownWords(version),
      reason: input.reason ?? ownWords('no reason was given'),
    });
    if (!asked.ok) return asked;
    const { approval, state } = asked.value;
    ctx.record(activationAsked, {
      resource: { kind: 'policy', id: version },
      clause: policy.document.clause,
      data: { version, hash: policy.hash, approval, unseparated: state === 'unseparated' },
    });
    return ok({ version });
  },
});
