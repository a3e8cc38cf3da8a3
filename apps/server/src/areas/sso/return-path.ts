const ANYWHERE = 'https://muster.invalid';

/**
 * Where somebody goes after signing in: a page of Muster's own, else the first one. What a browser would take for another
 * host (`//x`, `/\x`, a tab between the slashes) is no path of ours (abuse: open redirect).
 */
export function returnPath(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next) || !URL.canParse(next, ANYWHERE)) return '/';
  const url = new URL(next, ANYWHERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // `/..//x` has become `//x` by now.
  return url.origin === ANYWHERE && !path.startsWith('//') ? path : '/';
}
