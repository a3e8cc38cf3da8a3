/** Only our own paths may be visited after sign-in; `//elsewhere` is another site. */
export const ownAddress = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
