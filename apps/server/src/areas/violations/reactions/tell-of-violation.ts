import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { Mailer } from '../../../platform/outgoing/mail/mailer.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import type { violationTell } from '../due-kinds.ts';
import { violationTold } from '../ledger-actions.ts';

export type TellParts = {
  readonly host: CommandHost;
  readonly mailer: Mailer | undefined;
  readonly publicUrl: () => string;
};

/** The security mailbox hears that there is a violation, where to look, and nothing else of it (GOV 10.3, R30). */
export const tellOfViolation =
  ({ host, mailer, publicUrl }: TellParts): TaskHandler<typeof violationTell.payload> =>
  async (row, { signal }) => {
    const { violation } = row.payload;
    const { address, clause } = host.policies().current.violations.channels.security;
    // A blank of the document that nobody has filled is a finding of the policy's, not a mailbox.
    if (mailer === undefined || address.includes('[')) return done;
    const sent = await mailer.send({
      purpose: 'violation.mail',
      to: address,
      subject: 'A violation of GOV-001 was reported',
      text: `A violation was reported to Platform Governance (GOV-001 ${clause}).\n\n${publicUrl()}/violations/${violation}\n`,
      messageId: row.id,
      signal,
    });
    if (!sent.ok && sent.error.isWorthRetrying) return retry(ownWords(sent.error.kind));
    await transact(
      host,
      { actor: { kind: 'system', part: 'due-work' }, requestId: asId(host.ids.opaque()) },
      async (ctx) => {
        ctx.record(violationTold, {
          resource: { kind: 'violation', id: violation },
          clause,
          data: { violation, by: 'mail', outcome: sent.ok ? 'handed-over' : 'failed' },
        });
        return ok(undefined);
      },
    );
    return sent.ok ? done : park(ownWords(sent.error.kind));
  };
