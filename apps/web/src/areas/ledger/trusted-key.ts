/**
 * The ledger's public keys, one per line, as first seen by this browser. A server that later signs with another key is
 * detected, unless the reader accepts the new one. A key obtained elsewhere can be entered directly.
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
