import { isIP } from 'node:net';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { AllowList } from './allow-list.ts';
import { judgeAddress } from './judge-address.ts';
import type { OutgoingError } from './outgoing.ts';

export const ALLOW_REMEDY = 'If Muster should reach it, an operator can add it to MUSTER_ALLOW_PRIVATE.';

/**
 * What can be checked from the URL alone, before any name is resolved. `URL` has already turned 2130706433, 0x7f.1 and
 * 017700000001 into 127.0.0.1, so that only one form of each address is checked. Also used where a URL is first
 * entered.
 */
export function judgeUrl(text: string, allow: AllowList): Result<URL, OutgoingError> {
  if (!URL.canParse(text)) return refuse('bad_request', 'The address is not a valid URL.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refuse('bad_request', 'Only https:// (and, where allowed, http://) can be called.');
  if (url.username !== '' || url.password !== '')
    return refuse('bad_request', 'A URL must not carry a user name or password.', 'Send them in a header.');
  const host = hostOf(url);
  let isListed = allow.hosts.has(host);
  if (isIP(host) !== 0) {
    const verdict = judgeAddress(host, allow, isListed);
    if (!verdict.allowed) return refuse('refused_address', `The address of this URL ${verdict.why}.`, ALLOW_REMEDY);
    isListed = verdict.because === 'listed';
  }
  if (url.protocol === 'http:' && !isListed) {
    return refuse('refused_address', 'Only https:// may leave this host.', `Use https://. ${ALLOW_REMEDY}`);
  }
  return ok(url);
}

/** In lower case, without the brackets of an IPv6 address or the trailing dot of a fully qualified name. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

const refuse = (kind: OutgoingError['kind'], why: string, remedy?: string): { ok: false; error: OutgoingError } =>
  err({ kind, public: why, isWorthRetrying: false, ...(remedy === undefined ? {} : { remedy }) });
