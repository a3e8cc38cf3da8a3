import { principalOf } from '../../../kernel/actor.ts';
import { asId, type ClauseId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Evidence, EvidenceId } from '../domain/evidence.ts';
import { evidenceRecorded } from '../ledger-actions.ts';
import { insertEvidence } from '../store/evidence.ts';

type Shown = Pick<Evidence, 'service' | 'commit' | 'what' | 'state'> &
  Partial<Pick<Evidence, 'tool' | 'findings' | 'report' | 'scannedAt' | 'plan' | 'reference' | 'deployment'>>;

/** Stores and records one piece of evidence for a commit. Earlier evidence is never changed. */
export async function keepEvidence(ctx: CommandContext, clause: ClauseId, shown: Shown): Promise<EvidenceId> {
  const recordedBy = principalOf(ctx.actor);
  if (recordedBy === undefined) throw new Error('evidence is recorded by nobody');
  const { service, commit, what, state, tool, findings = 0, report, scannedAt, plan, reference, deployment } = shown;
  const id = asId<'promotion_evidence'>(ctx.ids.row(ctx.now));
  const entry = ctx.record(evidenceRecorded, {
    resource: { kind: 'promotion_evidence', id },
    clause,
    data: {
      evidence: id,
      what,
      state,
      findings,
      ...(report === undefined ? {} : { report }),
      ...(deployment === undefined ? {} : { deployment }),
    },
    content: {
      isNewSubject: true,
      fields: {
        service,
        commit,
        ...(tool === undefined ? {} : { tool }),
        ...(plan === undefined ? {} : { plan }),
      },
    },
  });
  await insertEvidence(ctx.tx, {
    id,
    service,
    commit,
    what,
    state,
    tool,
    findings,
    report,
    scannedAt,
    plan,
    reference,
    deployment,
    recordedBy,
    recordedAt: ctx.now,
    lastEntry: asId(entry),
  });
  return id;
}
