import { createSign } from 'node:crypto';
import { addMinutes } from '../../kernel/clock.ts';
import { Concealed } from '../secrets/concealed.ts';

/**
 * A clock slightly ahead of GitHub's must not issue a token from the future; GitHub allows a lifetime of ten minutes at
 * most.
 */
const [BEHIND_MINUTES, LIVES_MINUTES] = [1, 8];

/** The App's own credential: a short-lived JWT, signed with RS256. Undefined if `pem` is not a private key. */
export function appToken(appId: string, pem: Concealed, now: Date): Concealed | undefined {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  const claims = {
    iat: seconds(addMinutes(now, -BEHIND_MINUTES)),
    exp: seconds(addMinutes(now, LIVES_MINUTES)),
    iss: appId,
  };
  const text = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  try {
    return new Concealed(`${text}.${createSign('RSA-SHA256').update(text).sign(pem.reveal(), 'base64url')}`);
  } catch {
    return undefined;
  }
}
