import { Outlet, type Classified } from '@muster/policy';
import type { Mailer, OutgoingMail } from '../../../platform/outgoing/mail/mailer.ts';
import { failed, handedOver, unknown, type Handover } from '../domain/handover.ts';

/** An address may be used to write to its owner. */
const envelopes = new Outlet('the envelope of a letter', 'CONFIDENTIAL');

/** Hands a message to the mail server. That the server accepted it is all mail can ever tell. */
export async function mailTo(
  mailer: Mailer | undefined,
  address: Classified<'CONFIDENTIAL', string> | undefined,
  mail: Omit<OutgoingMail, 'to'>,
): Promise<Handover> {
  if (mailer === undefined) return failed('mail-not-configured', false);
  if (address === undefined) return failed('no-mailbox', false);
  const sent = await mailer.send({ ...mail, to: envelopes.take(address) });
  if (sent.ok) return handedOver;
  const reason = sent.error.kind.replaceAll('_', '-');
  return sent.error.mayHaveArrived ? unknown(reason) : failed(reason, sent.error.isWorthRetrying);
}
