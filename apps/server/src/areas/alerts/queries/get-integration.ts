import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { verdictOf, type Verdict } from '../../../kernel/decision.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { readFailures } from '../store/delivery-failures.ts';
import { findHeartbeat, type Heartbeat } from '../store/heartbeats.ts';
import { lastReceived } from '../store/receipts.ts';
import type { AlertReads } from './alert-reads.ts';
import { failureView, type FailureView } from './failure-view.ts';
import { integrationView, type IntegrationView } from './integration-view.ts';
import { seeIntegration } from './see-integration.ts';

export type IntegrationPage = IntegrationView & {
  readonly failures: readonly FailureView[];
  readonly heartbeat?: ReturnType<typeof heartbeatView>;
  readonly may: { readonly change: Verdict };
};

/** One integration, and whether the reader may change it. Never its key, which only its sender has. */
export async function getIntegration(
  reads: AlertReads,
  actor: Actor,
  id: string,
): Promise<Result<IntegrationPage, AppError>> {
  const seen = await seeIntegration(reads, actor, id);
  if (!seen.ok) return seen;
  const { integration, change } = seen.value;
  const { db } = reads.incidents;
  const beat = integration.kind === 'heartbeat' ? await findHeartbeat(db, { integration: id }, 'plain') : undefined;
  const [last, failures] = [await lastReceived(db, [integration.id]), await readFailures(db, integration.id)];
  return ok({
    ...integrationView(integration, last.get(integration.id)),
    failures: failures.map(failureView),
    ...(beat === undefined ? {} : { heartbeat: heartbeatView(beat) }),
    may: { change: verdictOf(change) },
  });
}

const heartbeatView = ({ isSilent, heardAt, everyMinutes, beats }: Heartbeat) => ({
  silent: isSilent,
  ...(beats === 0 ? {} : { heardAt: heardAt.toISOString() }),
  dueAt: addMinutes(heardAt, everyMinutes).toISOString(),
  beats,
});
