import { explainFailure } from '../explain-failure.ts';
import type { MailError } from './mailer.ts';

/** Describes a failure to hand over mail without the mailbox: logs only see the mail server's host. */
export function explainMailFailure(failure: unknown, host: string): MailError {
  const told = replyOf(failure);
  if (told.status !== undefined) return refusedBy(host, told.status);
  if (told.code === 'EAUTH' || told.code === 'ENOAUTH')
    return fault('refused', `${host} did not accept Muster's user name and password.`, 'Check MUSTER_SMTP_URL.');
  if (told.code === 'ETLS')
    return fault('untrusted', `${host} has no valid TLS certificate.`, 'Check its certificate, or use its TLS port.');
  const onWire = explainFailure(told.below ?? failure, host);
  switch (onWire.kind) {
    case 'refused_address':
      return { ...fault('refused_address', onWire.public, onWire.remedy), isWorthRetrying: false };
    case 'untrusted':
      return fault('untrusted', onWire.public, onWire.remedy);
    case 'timed_out':
      // The end of the message may have been sent before the silence began.
      return { ...fault('timed_out', `${host} did not answer in time.`), mayHaveArrived: true };
    default:
      return told.command === 'DATA'
        ? { ...fault('timed_out', `${host} closed the connection while receiving a message.`), mayHaveArrived: true }
        : fault('unreachable', `${host} could not be reached.`);
  }
}

type Reply = {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly status: number | undefined;
  /** The system error, whose code nodemailer replaces with one of its own. */
  readonly below?: Error;
};

function replyOf(failure: unknown): Reply {
  if (!(failure instanceof Error)) return { status: undefined };
  const { code, command, responseCode, originalCode } = failure as Partial<
    Record<'code' | 'command' | 'responseCode' | 'originalCode', unknown>
  >;
  return {
    code,
    command,
    status: typeof responseCode === 'number' && responseCode >= 400 ? responseCode : undefined,
    ...(typeof originalCode === 'string'
      ? { below: Object.assign(new Error(failure.name), { code: originalCode }) }
      : {}),
  };
}

/** RFC 5321 4.2.1: 4xx may succeed later, 5xx will not. */
const refusedBy = (host: string, status: number): MailError => ({
  kind: 'refused',
  public: `${host} refused the message (${status}).`,
  isWorthRetrying: status < 500,
  mayHaveArrived: false,
});

const fault = (kind: MailError['kind'], text: string, remedy?: string): MailError => ({
  kind,
  public: text,
  isWorthRetrying: true,
  mayHaveArrived: false,
  ...(remedy === undefined ? {} : { remedy }),
});
