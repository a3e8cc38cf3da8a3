import type { Mailer, OutgoingMail } from '../../../platform/outgoing/mail/mailer.ts';
import { failed, handedOver, unknown, type Handover } from '../domain/handover.ts';

/** Hands one message to the mail server. That it took it is all that mail can ever say. */
export async function mailTo(
  mailer: Mailer | undefined,
  address: string | undefined,
  mail: Omit<OutgoingMail, 'to'>,
): Promise<Handover> {
  if (mailer === undefined) return failed('mail-not-configured', false);
  if (address === undefined) return failed('no-mailbox', false);
  const sent = await mailer.send({ ...mail, to: address });
  if (sent.ok) return handedOver;
  const reason = sent.error.kind.replaceAll('_', '-');
  return sent.error.mayHaveArrived ? unknown(reason) : failed(reason, sent.error.isWorthRetrying);
}
