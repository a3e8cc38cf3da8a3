import type { AppError } from '../../../kernel/app-error.ts';
import { addDays } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { answerGithub } from '../due-kinds.ts';
import { keepRequest } from '../store/protection-requests.ts';
import type { ProtectionRequest } from '../domain/protection-request.ts';

/** Longer than the 30 days after which GitHub gives up on a run. */
const KEPT_DAYS = 31;

/**
 * Stores GitHub's request and responds, because GitHub waits only ten seconds. The gate is asked by the answering task,
 * which is due at once. A redelivery changes nothing.
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
