import type { AppError } from '../../../../kernel/app-error.ts';
import type { Outgoing } from '../../../../platform/outgoing/outgoing.ts';
import { isObject } from './event.ts';
import { certificateOf, confirmationOf, isSignedBySns } from './sns-signature.ts';

export type AdmitSns = (body: unknown, topic: string | undefined) => Promise<AppError | undefined>;

/** Certificates change every few months, and nobody uses more than a handful of regions. */
const MOST_KEPT = { most: 50 };

/**
 * Why an SNS message is refused; undefined if it is admitted. Checks the topic before fetching anything, fetches the
 * certificate only from AWS's own hosts, and verifies the signature. Confirms a requested subscription.
 */
export function createAdmitSns(outgoing: Pick<Outgoing, 'send'>): AdmitSns {
  const certificates = new Map<string, string>();

  return async (body, topic) => {
    if (!isObject(body)) return notSigned('The body is not an SNS message.');
    if (topic === undefined || body['TopicArn'] !== topic)
      return notSigned('The message comes from a topic other than the one configured.');
    const url = certificateOf(body);
    if (url === undefined) return notSigned('The address of its certificate does not belong to AWS.');
    const certificate = certificates.get(url) ?? (await fetched('alerts.sns_certificate', url));
    if (certificate === undefined) return NOT_REACHED;
    if (!isSignedBySns(body, certificate)) return notSigned('Its signature is invalid.');
    if (certificates.size >= MOST_KEPT.most) certificates.clear();
    certificates.set(url, certificate);
    if (body['Type'] !== 'SubscriptionConfirmation') return undefined;
    const confirm = confirmationOf(body);
    if (confirm === undefined) return notSigned('The address to confirm the subscription does not belong to AWS.');
    return (await fetched('alerts.sns_confirmation', confirm)) === undefined ? NOT_REACHED : undefined;
  };

  async function fetched(purpose: string, url: string): Promise<string | undefined> {
    const answer = await outgoing.send({ purpose, method: 'GET', url });
    if (!answer.ok || Math.floor(answer.value.status / 100) !== 2) return undefined;
    return Buffer.from(answer.value.body).toString('utf8');
  }
}

const notSigned = (why: string): AppError => ({
  kind: 'forbidden',
  code: 'alerts/not-signed',
  public: why,
  remedy:
    'Subscribe this integration’s address to the topic configured for it, over HTTPS, without raw message delivery.',
  clause: '7.6',
});

const NOT_REACHED: AppError = {
  kind: 'unavailable',
  code: 'alerts/sns-not-reached',
  public: 'AWS could not be reached to fetch the certificate or to confirm the subscription.',
  remedy: 'Allow Muster to reach sns.<region>.amazonaws.com; SNS sends the message again.',
};
