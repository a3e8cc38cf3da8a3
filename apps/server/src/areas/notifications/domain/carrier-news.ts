/** A telephony provider's later report on a message or call it accepted. */
export type CarrierNews = { readonly kind: 'arrived' } | { readonly kind: 'failed'; readonly reason: string };

/** Undefined for reports that are not final: queued, in transit, ringing. */
export function carrierNews(form: Readonly<Record<string, string>>): CarrierNews | undefined {
  const status = form['MessageStatus'] ?? form['CallStatus'] ?? '';
  switch (status) {
    case 'delivered':
    case 'read':
      return { kind: 'arrived' };
    // The call was answered, by a person or by a machine.
    case 'completed':
      return { kind: 'arrived' };
    case 'undelivered':
    case 'failed':
    case 'busy':
    case 'no-answer':
    case 'canceled': {
      const code = /^\d{1,6}$/.exec(form['ErrorCode'] ?? '')?.[0];
      return { kind: 'failed', reason: code === undefined ? status : `${status}-${code}` };
    }
    default:
      return undefined;
  }
}
