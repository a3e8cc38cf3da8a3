const ANYWHERE = 'https://muster.invalid';

/**
 * A safe path to go to after signing in: one of Muster's own pages, otherwise `/`. Anything a browser would read as
 * another host (`//x`, `/\x`, a tab between the slashes) is rejected (abuse: open redirect).
 */
export function returnPath(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next) || !URL.canParse(next, ANYWHERE)) return '/';
  const url = new URL(next, ANYWHERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // `/..//x` has been normalized to `//x` by now.
  return url.origin === ANYWHERE && !path.startsWith('//') ? path : '/';
}
