import type { ClauseId, EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { asId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Violation, ViolationId } from '../domain/violation.ts';
import { violationPost, violationTell } from '../due-kinds.ts';
import { violationReported } from '../ledger-actions.ts';
import { insertMessage, insertViolation } from '../store/violations.ts';

export type Report = Pick<Violation, 'source' | 'aboutGovernance' | 'reporter' | 'subjects'> & {
  readonly id?: ViolationId;
  readonly clause: ClauseId | undefined;
  readonly body: Scrubbed;
  /** For an anonymous report, midnight of its day. */
  readonly at: Date;
  readonly messageId?: string;
  readonly caseHash?: string | undefined;
  readonly gateKey?: string | undefined;
};

/** Creates a violation, tracked to its outcome, and notifies those the policy names (GOV 10.1, 10.3). */
export async function takeReport(ctx: CommandContext, report: Report): Promise<ViolationId | undefined> {
  const id = report.id ?? asId<'violation'>(ctx.ids.opaque());
  const entry: EntryId = asId(ctx.ids.row(ctx.now));
  const { source, clause, aboutGovernance, reporter, subjects, body, at, caseHash, gateKey } = report;
  const isNew = await insertViolation(ctx.tx, {
    id,
    source,
    clause,
    aboutGovernance,
    reporter,
    subjects,
    reportedAt: at,
    state: 'reported',
    intent: 'unknown',
    outcomes: [],
    calledIn: [],
    version: 1,
    lastInstant: at,
    lastEntry: entry,
    caseHash,
    gateKey,
  });
  if (!isNew) return undefined;
  ctx.record(violationReported, {
    id: entry,
    resource: { kind: 'violation', id },
    clause: ctx.policies.current.violations.report.clause,
    data: { violation: id, source, ...(clause === undefined ? {} : { of: clause }) },
  });
  const author = source === 'gate' ? 'gate' : 'reporter';
  const authorId: PrincipalId | undefined = reporter;
  await insertMessage(
    ctx.tx,
    id,
    { id: report.messageId ?? ctx.ids.opaque(), author, authorId, body, saidAt: at },
    entry,
  );
  for (const kind of [violationTell, violationPost])
    ctx.due.plan({
      kind,
      key: id,
      subject: { kind: 'violation', id },
      dueAt: ctx.now,
      payload: { violation: id },
    });
  return id;
}
