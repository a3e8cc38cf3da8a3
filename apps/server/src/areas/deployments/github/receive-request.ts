import type { AppError } from '../../../kernel/app-error.ts';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { answerGithub } from '../due-kinds.ts';
import { keepRequest } from '../store/protection-requests.ts';
import type { ProtectionRequest } from '../domain/protection-request.ts';

/** GitHub gives up on a run after 30 days. */
const KEPT_DAYS = 31;

/**
 * Keeps what GitHub asks and answers at once: it waits ten seconds and no longer. The gate is asked when it is answered,
 * which is at once too. What is delivered again changes nothing.
 */
export async function receiveRequest(
  host: CommandHost,
  delivery: string,
  request: ProtectionRequest,
): Promise<Result<undefined, AppError>> {
  const who = {
    actor: { kind: 'system', part: 'deploy-gate' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  return transact(host, who, async (ctx) => {
    if (await keepRequest(ctx.tx, { delivery, ...request, receivedAt: ctx.now }, addDays(ctx.now, -KEPT_DAYS)))
      ctx.due.plan({
        kind: answerGithub,
        key: delivery,
        subject: { kind: 'deployment', id: delivery },
        dueAt: ctx.now,
        payload: { delivery },
      });
    return ok(undefined);
  });
}
