/**
 * The ledger's public keys, one a line, as this browser first saw them. A server that signs with another key later is found out,
 * unless the reader accepts the new one; whoever has the key from elsewhere can put it here at once.
 */
export type TrustedKey = { readonly vkey: string; readonly since: string };

const place = 'muster.ledger-key';

export function readTrustedKey(): TrustedKey | undefined {
  const text = localStorage.getItem(place);
  return text === null ? undefined : (JSON.parse(text) as TrustedKey);
}

export function trustKey(vkey: string, since: Date): TrustedKey {
  const trusted = { vkey: vkey.trim(), since: since.toISOString() };
  localStorage.setItem(place, JSON.stringify(trusted));
  return trusted;
}
