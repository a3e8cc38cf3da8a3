/** What a telephone provider says later of a message or call that it accepted. */
export type CarrierNews = { readonly kind: 'arrived' } | { readonly kind: 'failed'; readonly reason: string };

/** Undefined where it says nothing that is final: it is queued, on its way, or rings. */
export function carrierNews(form: Readonly<Record<string, string>>): CarrierNews | undefined {
  const status = form['MessageStatus'] ?? form['CallStatus'] ?? '';
  switch (status) {
    case 'delivered':
    case 'read':
      return { kind: 'arrived' };
    // Somebody, or something, took the call.
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
