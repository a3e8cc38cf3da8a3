import type { Result } from '../../../kernel/result.ts';

/** The only way to send mail. One message, one recipient: nobody learns who else was notified. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<Result<undefined, MailError>>;
}

export type OutgoingMail = {
  /** Names the sender in the log, such as `page.mail`. Addresses are never logged. */
  readonly purpose: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The part before the @ of Message-ID. The same for every attempt, so that a mailbox can drop duplicates. */
  readonly messageId: string;
  /** Aborts sending. */
  readonly signal?: AbortSignal;
};

/**
 * `public` names the mail server at most, never a mailbox. `mayHaveArrived`: the server got the whole message but never
 * confirmed it.
 */
export type MailError = {
  readonly kind: 'refused_address' | 'unreachable' | 'untrusted' | 'refused' | 'timed_out';
  readonly public: string;
  readonly remedy?: string;
  readonly isWorthRetrying: boolean;
  readonly mayHaveArrived: boolean;
};
