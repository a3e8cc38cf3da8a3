import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { Mailer } from '../../../platform/outgoing/mail/mailer.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import type { violationPost, violationTell } from '../due-kinds.ts';
import { violationTold } from '../ledger-actions.ts';

export type TellParts = {
  readonly host: CommandHost;
  readonly mailer: Mailer | undefined;
  readonly publicUrl: () => string;
  /** Posts to a chat channel by name; undefined if no chat is connected. */
  readonly say?: ((channel: string, text: string) => Promise<Said>) | undefined;
};

type Said =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error: string;
      readonly isWorthRetrying: boolean;
      readonly retryAfterSeconds?: number;
    };

/** Tells the security mailbox that a violation exists and where to look, and nothing else (GOV 10.3, R30). */
export const tellOfViolation =
  ({ host, mailer, publicUrl }: TellParts): TaskHandler<typeof violationTell.payload> =>
  async (row, { signal }) => {
    const { violation } = row.payload;
    const { address, clause } = host.policies().current.violations.channels.security;
    // A placeholder still unfilled in the document is a policy finding, not an address.
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
    await recordTold(host, { violation, clause, by: 'mail', isTold: sent.ok });
    return sent.ok ? done : park(ownWords(sent.error.kind));
  };

/** Same, in the chat: that it exists, and where to look (GOV 10.3, R30). */
export const postOfViolation =
  ({ host, publicUrl, say }: TellParts): TaskHandler<typeof violationPost.payload> =>
  async (row) => {
    const { violation } = row.payload;
    const { address, clause } = host.policies().current.violations.channels.internal;
    if (say === undefined) return done;
    const link = `<${publicUrl()}/violations/${violation}|in Muster>`;
    const said = await say(address, `A violation was reported to Platform Governance (GOV-001 ${clause}): ${link}`);
    if (!said.ok && said.isWorthRetrying) return retry(ownWords(said.error), said.retryAfterSeconds);
    await recordTold(host, { violation, clause, by: 'chat', isTold: said.ok });
    return said.ok ? done : park(ownWords(said.error));
  };

async function recordTold(
  host: CommandHost,
  told: { readonly violation: string; readonly clause: string; readonly by: 'mail' | 'chat'; readonly isTold: boolean },
): Promise<void> {
  const { violation, clause, by, isTold } = told;
  const who = { actor: { kind: 'system', part: 'due-work' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  await transact(host, who, async (ctx) => {
    ctx.record(violationTold, {
      resource: { kind: 'violation', id: violation },
      clause,
      data: { violation, by, outcome: isTold ? 'handed-over' : 'failed' },
    });
    return ok(undefined);
  });
}
