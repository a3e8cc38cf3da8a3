/** Only a path of ours may be gone to after signing in; `//elsewhere` is another site's. */
export const ownAddress = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
