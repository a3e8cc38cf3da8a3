import { createVerify } from 'node:crypto';
import type { Fields } from './event.ts';

/** Only AWS's own hosts, and only a certificate: no redirect, port or credentials. */
const CERTIFICATE =
  /^https:\/\/sns\.[a-z0-9-]{1,40}\.amazonaws\.com(?:\.cn)?\/SimpleNotificationService-[A-Za-z0-9]{1,80}\.pem$/;
const CONFIRMATION = /^https:\/\/sns\.[a-z0-9-]{1,40}\.amazonaws\.com(?:\.cn)?\/\?[A-Za-z0-9%&=._:/-]{1,2000}$/;

/** The address of the signing certificate; undefined if it is not one of AWS's. */
export const certificateOf = ({ SigningCertURL: url }: Fields): string | undefined =>
  typeof url === 'string' && CERTIFICATE.test(url) ? url : undefined;

/** The address that confirms the subscription; undefined if it is not one of AWS's. */
export const confirmationOf = ({ Type: type, SubscribeURL: url }: Fields): string | undefined =>
  type === 'SubscriptionConfirmation' && typeof url === 'string' && CONFIRMATION.test(url) ? url : undefined;

const SIGNED = {
  notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  confirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const;

const ALGORITHMS: Readonly<Partial<Record<string, string>>> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' };

/**
 * Whether the topic's signature is valid. An invalid certificate, or one with another kind of key, verifies nothing.
 */
export function isSignedBySns(message: Fields, certificate: string): boolean {
  const { Signature: signature, SignatureVersion: version } = message;
  const algorithm = ALGORITHMS[String(version)];
  if (algorithm === undefined || typeof signature !== 'string') return false;
  const names = message['Type'] === 'Notification' ? SIGNED.notification : SIGNED.confirmation;
  const text = names.flatMap((name) => {
    const value = message[name];
    return typeof value === 'string' ? [`${name}\n${value}\n`] : [];
  });
  try {
    return createVerify(algorithm).update(text.join('')).verify(certificate, signature, 'base64');
  } catch {
    return false;
  }
}
