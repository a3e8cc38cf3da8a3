import { isBefore } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { voided } from '../../../platform/due/outcome.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { expiryDue } from '../due-kinds.ts';
import { endIt } from '../commands/end-it.ts';
import { lockException } from '../store/exceptions.ts';

export function registerExceptionReactions(registry: DueRegistry): void {
  registry.onDeadline(expiryDue, async (ctx, { payload }) => {
    const exception = await lockException(ctx.tx, payload.exception);
    if (exception?.state !== 'approved') return voided(ownWords('it is over already'));
    ctx.notBefore(exception.lastInstant);
    if (isBefore(ctx.now, exception.expiresAt)) return voided(ownWords('its time is not up'));
    return endIt(ctx, exception, 'expired');
  });
}
