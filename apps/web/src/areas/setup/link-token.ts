/** The one-time token of a link: after `#`, where no proxy or log sees it, or as `?token=`. */
export function linkToken({ hash, search }: { hash: string; search: string }): string | undefined {
  const behind = hash.replace(/^#/, '');
  const named = new URLSearchParams(behind.includes('=') ? behind : search).get('token');
  const token = named ?? (behind.includes('=') ? null : behind);
  return token === null || token === '' ? undefined : token;
}
