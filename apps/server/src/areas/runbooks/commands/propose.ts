import { isHigher, type Runbook } from '@muster/change-rules';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';
import { field, LongText } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { judgeText } from '../domain/library.ts';
import { runbookProposed } from '../ledger-actions.ts';
import { runbookPermissions } from '../permissions.ts';
import { libraryNow, shippedRunbooks } from '../room.ts';
import { runbookChange, runbookReview } from '../runbook-approvals.ts';
import { insertVersion, setApprovals } from '../store/versions.ts';

const LONGEST = 64 * 1024;
const LONGEST_CHART = 16 * 1024;

/**
 * Proposes a version of a runbook; it takes effect once an SRE has reviewed and Governance approved it (2.6, 5.1.1,
 * R3).
 */
export const proposeRunbook = verbOfAll({
  noun: 'runbook',
  name: 'propose',
  route: '/v1/runbooks',
  creates: true,
  words: {
    label: 'Propose a version',
    does: 'propose a runbook, or a new version of one',
    done: 'Proposed. It comes into force once an SRE has reviewed it and Governance, or its delegate, has approved it.',
    next: 'muster runbook lint',
  },
  clauses: ['2.6', '5.1.1', '5.1.3', '5.1.4'],
  permission: runbookPermissions.propose,
  activity: 'runbook-change-approval',
  fields: {
    text: FreeText({
      minLength: 1,
      maxLength: LONGEST,
      ...field({ asks: 'Markdown with its front matter', short: 'f' }, 'multiline'),
    }),
    diagram: Type.Optional(
      FreeText({
        minLength: 1,
        maxLength: LONGEST_CHART,
        ...field({ asks: 'Its flow chart, as Mermaid' }, 'multiline'),
      }),
    ),
    motivation: LongText({ asks: 'Motivation', short: 'm', limit: 1000 }),
    risk: LongText({ asks: 'Risk', short: 'r', limit: 1000 }),
    test: LongText({ asks: 'Test scenario: how it was tested', short: 't', limit: 1000 }),
  },
  answer: Type.Object({
    id: Type.String(),
    version: Type.String(),
    review: Type.String({ format: 'uuid' }),
    approval: Type.String({ format: 'uuid' }),
  }),
  async decide(ctx, { input: { text, diagram, motivation, risk, test } }) {
    const proposedBy = principalOf(ctx.actor);
    if (proposedBy === undefined) throw new Error('a runbook is proposed by nobody');
    const reason = ownWords(`Motivation: ${motivation}\nRisk: ${risk}\nTest scenario: ${test}`);
    const policy = ctx.policies.current;
    const { shelf } = await libraryNow(ctx.tx, ctx.use(shippedRunbooks), policy);
    const offered = judgeText(text, diagram, { shelf, policy });
    if (!offered.ok) return err(notInOrder(offered.problems));
    const { id: runbook, version } = offered.runbook;
    const before = shelf.get(runbook)?.version;
    if (before !== undefined && !isHigher(version, before)) return err(notHigher(before));
    const row = ctx.ids.row(ctx.now);
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const isNew = await insertVersion(ctx.tx, {
      id: row,
      runbook,
      version,
      body: text,
      diagram,
      state: 'proposed',
      proposedBy,
      proposedAt: ctx.now,
      reviewId: undefined,
      approvalId: undefined,
      isReviewed: false,
      isApproved: false,
      settledAt: undefined,
      lastInstant: ctx.now,
      lastEntry: entry,
    });
    if (!isNew) return err(isProposed);
    ctx.record(runbookProposed, {
      id: entry,
      resource: { kind: 'runbook', id: runbook },
      clause: '2.6',
      data: { runbook, version, row, ...(before === undefined ? {} : { before }) },
      content: { fields: { reason } },
    });
    const wanted = {
      subject: { kind: 'runbook-version', id: row },
      parameters: {},
      title: titleOf(offered.runbook, before),
      reason,
    };
    const approvals = ctx.use(approvalsService);
    const review = await approvals.request(ctx, runbookReview, wanted);
    if (!review.ok) return review;
    const approval = await approvals.request(ctx, runbookChange, wanted);
    if (!approval.ok) return approval;
    await setApprovals(ctx.tx, row, review.value.approval, approval.value.approval);
    return ok({ id: runbook, version, review: review.value.approval, approval: approval.value.approval });
  },
});

const titleOf = ({ id, version }: Runbook, before: string | undefined) =>
  ownWords(before === undefined ? `${id} ${version}, a new runbook` : `${id} from ${before} to ${version}`);

const MOST_TOLD = 100;

const notInOrder = (problems: NonNullable<AppError['fields']>): AppError => ({
  kind: 'invalid',
  code: 'runbooks/not-in-order',
  public: `The text has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was proposed.`,
  remedy: 'Fix the lines listed; muster runbook lint runs the same checks offline.',
  fields: problems.slice(0, MOST_TOLD),
});

const notHigher = (before: string): AppError => ({
  kind: 'invalid',
  code: 'runbooks/version-not-higher',
  public: `Its version must be higher than ${before}, which is in force.`,
  clause: '5.1.4',
  fields: [
    { path: '/text', problem: `does not have a version above ${before}`, remedy: 'raise version in the front matter' },
  ],
});

const isProposed: AppError = {
  kind: 'conflict',
  code: 'runbooks/proposed-already',
  public: 'This version already exists, or another version is waiting for approval.',
  remedy: 'Withdraw that request first: muster approval list --mine.',
  clause: '2.6',
};
