import { type AppError, AppFailure } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { Receipt } from '../store/receipts.ts';
import type { Arrival } from './arrival.ts';
import { isOvertaken } from './batch-overtaken.ts';
import { decideBatch } from './decide-batch.ts';

const ATTEMPTS = 4;

/**
 * The anonymous intake. Not a command, because the key is the only authorisation, which the transaction checks again.
 * One transaction for all arrivals; answers are in their order, after its commit. If the commit fails it throws, and
 * nothing was written.
 */
export async function receiveAlerts(
  host: CommandHost,
  arrivals: readonly Arrival[],
): Promise<readonly Result<Receipt, AppError>[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const who = {
        actor: { kind: 'system', part: 'alert-intake' },
        requestId: asId<'request'>(host.ids.opaque()),
      } as const;
      const decided = await transact(host, who, async (ctx) => {
        const receipts = await decideBatch(ctx, host.vault, arrivals);
        await host.pseudonyms.keep(ctx, findingsOf(arrivals));
        return ok(receipts);
      });
      if (!decided.ok) throw new AppFailure(decided.error);
      return decided.value.map((receipt, index) => answerTo(receipt, arrivals[index]));
    } catch (failure) {
      if (attempt === ATTEMPTS || !isOvertaken(failure)) throw failure;
    }
  }
}

const findingsOf = (arrivals: readonly Arrival[]) =>
  arrivals.flatMap((arrival) => (arrival.kind === 'notification' ? arrival.findings : []));

function answerTo(receipt: Receipt | undefined, arrival: Arrival | undefined): Result<Receipt, AppError> {
  if (receipt === undefined) return err(noSuchIntegration);
  if (arrival?.kind === 'refused') return err({ ...notReadable, fields: arrival.problems });
  return ok(receipt);
}

/** The same response for a key that never existed, one that was replaced and one whose integration was removed. */
export const noSuchIntegration: AppError = {
  kind: 'not_found',
  code: 'alerts/no-such-integration',
  public: 'There is no integration with this key.',
  remedy: "Copy the address from the integration's page; a key that was replaced no longer works.",
  clause: '7.6',
};

const notReadable: AppError = {
  kind: 'invalid',
  code: 'alerts/not-a-notification',
  public: 'The body is not in the format that this integration’s source sends.',
  remedy: 'Copy the set-up of the integration exactly: sender configuration, address and body.',
};
