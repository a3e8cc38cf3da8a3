import { createSign, generateKeyPairSync } from 'node:crypto';
import { ok } from '../../../kernel/result.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { TOPIC } from './source-bodies.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();

export const CERTIFICATE_URL = 'https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0f9a1b.pem';
/** A host that does not respond. */
export const AWAY_URL = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-away.pem';
export const SUBSCRIBE_URL = `https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=abc123`;

/** A message as SNS signs it, with the key that `awsHosts` serves. */
export function snsMessage(given: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const message: Readonly<Record<string, unknown>> = {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: TOPIC,
    Message: 'hello',
    Timestamp: '2026-11-02T08:59:30.000Z',
    SignatureVersion: '2',
    SigningCertURL: CERTIFICATE_URL,
    ...given,
  };
  const names =
    message['Type'] === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names.flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name] as string}\n`]));
  const algorithm = message['SignatureVersion'] === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  return { ...message, Signature: createSign(algorithm).update(text.join('')).sign(privateKey, 'base64') };
}

/** Simulated AWS hosts, and the requests made to them. */
export function awsHosts(): { readonly outgoing: Pick<Outgoing, 'send'>; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    outgoing: {
      send: async ({ url }) => {
        asked.push(url);
        if (url === AWAY_URL) return ok({ status: 503, headers: {}, body: Buffer.from('') });
        return ok({ status: 200, headers: {}, body: Buffer.from(url === CERTIFICATE_URL ? PEM : '<ok/>') });
      },
    },
  };
}
