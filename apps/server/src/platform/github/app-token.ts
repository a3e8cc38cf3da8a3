import { createSign } from 'node:crypto';
import { addMinutes } from '../../kernel/clock.ts';
import { Concealed } from '../secrets/concealed.ts';

/** A clock that is a little behind GitHub's must not make a token of the future; ten minutes is the most it may live. */
const [BEHIND_MINUTES, LIVES_MINUTES] = [1, 8];

/** What the App itself signs in with: a JWT of some minutes, by RS256. Undefined where the key is no private key. */
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
