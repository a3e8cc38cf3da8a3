import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { signWebhook } from '../../../platform/outgoing/sign-webhook.ts';
import { incidentsById } from '../../incidents/public.ts';
import { endRollback } from '../end-rollback.ts';
import { rollbackSent } from '../ledger-actions.ts';
import { executorSecrets, type RollbackParts } from '../parts.ts';
import { named } from '../rollback-approval.ts';
import { lockCase, rollbackThing } from '../rollback-thing.ts';
import { executorsById } from '../store/executors.ts';
import { findRollback, updateRollback } from '../store/rollbacks.ts';

const PURPOSE = 'rollback.webhook';
const OK = { from: 200, below: 300 };
/** The same request may succeed later; any other 4xx is a refusal. */
const LATER = new Set([408, 425, 429]);
const REFUSED = { from: 400, below: 500 };

/**
 * Sends the order to the webhook: codes and versions only, no text written by people. Its id is the rollback's, so a
 * receiver can deduplicate. Accepting the order is not an outcome.
 */
export async function sendOrder(parts: RollbackParts, id: string): Promise<TaskOutcome> {
  const { host, outgoing, ring, publicUrl } = parts;
  const rollback = await findRollback(host.db, id);
  if (rollback?.state !== 'approved' || rollback.sentAt !== undefined) return done;
  const [executor] = await executorsById(host.db, [rollback.executorId]);
  const incident = (await readAlone(host.db, incidentsById([rollback.incidentId]))).get(rollback.incidentId);
  if (executor?.by.kind !== 'webhook' || incident === undefined) return park(ownWords('its executor is not a webhook'));

  const sentAt = host.clock.now();
  const body = JSON.stringify({
    type: 'rollback.requested',
    timestamp: sentAt.toISOString(),
    data: {
      rollback: id,
      incident: incident.code,
      severity: incident.severity,
      target: rollback.target,
      to: rollback.to,
      ...(rollback.from === undefined ? {} : { from: rollback.from }),
      drill: incident.isDrill,
      answerBy: rollback.answerBy?.toISOString(),
      callback: `${publicUrl()}/v1/rollbacks/${id}/callback`,
    },
  });
  const answer = await outgoing.send({
    purpose: PURPOSE,
    method: 'POST',
    url: executor.by.url,
    headers: {
      'content-type': 'application/json',
      ...signWebhook({ id, sentAt, body }, executorSecrets(ring, executor.id)),
    },
    body,
  });
  if (!answer.ok && answer.error.isWorthRetrying) return retry(ownWords(answer.error.kind));
  const status = answer.ok ? answer.value.status : undefined;
  const isTaken = status !== undefined && status >= OK.from && status < OK.below;
  const isRefused = status !== undefined && status >= REFUSED.from && status < REFUSED.below && !LATER.has(status);
  if (!isTaken && status !== undefined && !isRefused) return retry(ownWords(`answered ${status}`));

  const who = { actor: { kind: 'system', part: 'due-work' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  const kept = await transact(host, who, async (ctx) => {
    const here = await lockCase(ctx, id);
    if (here === undefined) return err(rollbackThing.missing);
    // The executor may report before the response to its order has been recorded.
    if (here.rollback.state !== 'approved' || here.rollback.sentAt !== undefined) return ok(undefined);
    if (!isTaken) {
      await endRollback(ctx, here, isRefused ? 'executor-refused' : 'unreachable');
      return ok(undefined);
    }
    const lastEntry = ctx.record(rollbackSent, {
      resource: { kind: 'incident', id: here.incident.id },
      policyVersion: here.incident.policyVersion,
      clause: '2.3',
      data: { ...named(here.rollback), executor: executor.id },
    });
    await updateRollback(ctx.tx, {
      ...here.rollback,
      sentAt: ctx.now,
      version: here.rollback.version + 1,
      lastInstant: ctx.now,
      lastEntry,
    });
    return ok(undefined);
  });
  return kept.ok ? done : retry(ownWords(kept.error.code));
}
