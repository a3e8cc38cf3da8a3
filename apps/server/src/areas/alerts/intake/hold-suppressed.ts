import { addMinutes } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { beginSuppression } from '../holding/begin-suppression.ts';
import type { EvaluatedSignal } from '../domain/evaluated-signal.ts';
import { suppressedName, suppressionOf, type ActiveSuppression, type Candidate } from '../domain/suppression.ts';
import { activeFrom, activeSuppressions, beginningsSince, keepActive, type ActiveRow } from '../store/suppressions.ts';
import { BatchOvertaken } from './batch-overtaken.ts';

/**
 * What holds each of the alerts that begin, by the alert's name. A suppression cannot end before this transaction does,
 * so that ending it releases everything it held.
 */
export async function holdSuppressed(
  ctx: CommandContext,
  signals: readonly EvaluatedSignal[],
  read?: readonly ActiveRow[],
): Promise<ReadonlyMap<string, ActiveSuppression>> {
  const began = signals.filter(({ verdict }) => verdict === 'began');
  if (began.length === 0 || read?.length === 0) return new Map();
  const policy = ctx.policies.current;
  const candidates = began.map((heard) => candidateOf(heard, policy.triage.unclassified.provisionalSeverity));
  const rows = read ?? (await activeSuppressions(ctx.now, candidates).execute(ctx.tx)).rows;
  const active = rows.map(activeFrom);
  const held = new Map<string, ActiveSuppression>();
  for (const [at, { alert }] of began.entries()) {
    const by = candidates[at] && suppressionOf(candidates[at], active, policy);
    if (by !== undefined) held.set(alert, by);
  }
  const ids = [...new Set([...held.values()].map(({ id }) => id))].toSorted();
  const kept = await keepActive(ctx.tx, ids);
  if (kept.size < ids.length) throw new BatchOvertaken('what held an alert back was ended while it came in');
  return held;
}

/**
 * Holds a flapping alert from its next beginning on; the present one has already been judged. The signals are of
 * alerts that had begun before, and are written.
 */
export async function holdFlapping(ctx: CommandContext, again: readonly EvaluatedSignal[]): Promise<void> {
  const { flapping, never } = ctx.policies.current.alerts.suppression;
  const provisional = ctx.policies.current.triage.unclassified.provisionalSeverity;
  const candidates = new Map(
    again.map((heard) => {
      const candidate = candidateOf(heard, provisional);
      return [suppressedName(candidate), { candidate, heard }] as const;
    }),
  );
  const may = [...candidates.values()].filter(({ candidate }) => !never.includes(candidate.severity));
  if (may.length === 0) return;
  const times = await beginningsSince(
    ctx.tx,
    may.map(({ candidate }) => candidate),
    addMinutes(ctx.now, -flapping.within.minutes),
  );
  for (const { candidate, heard } of may) {
    if ((times.get(suppressedName(candidate)) ?? 0) < flapping.times) continue;
    const { integration } = heard;
    await beginSuppression(ctx, {
      kind: 'flapping',
      integrationId: integration.id,
      service: undefined,
      labels: {},
      reason: ownWords(`it started firing ${flapping.times} times within ${flapping.within.minutes} minutes`),
      startsAt: undefined,
      endsAt: addMinutes(ctx.now, flapping.heldFor.minutes),
      named: [candidate],
      seenBy: integration.visibility === 'team' ? { teamId: integration.teamId, visibility: 'team' } : ORGANISATION,
    });
  }
}

const candidateOf = (
  { signal, integration, reading, service }: EvaluatedSignal,
  provisional: Candidate['severity'],
): Candidate => ({
  integrationId: integration.id,
  fingerprint: signal.fingerprint,
  labels: signal.labels,
  service: service?.name ?? signal.labels['service'] ?? signal.labels['job'],
  severity: reading.severity ?? provisional,
});
