import type { AppError } from '../../../../kernel/app-error.ts';
import type { CommandHost } from '../../../../platform/commands/host.ts';
import type { Outgoing } from '../../../../platform/outgoing/outgoing.ts';
import type { Integration } from '../../domain/integration.ts';
import { signingService } from '../../keys/signing.ts';
import { createAdmitSns } from './admit-sns.ts';
import { isSignedByGrafana, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './grafana.ts';

type Sent = {
  readonly keyHash: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body parsed as JSON. */
  readonly given: () => unknown;
};

/** Why a delivery with a valid key is still refused; undefined if it is admitted. */
export type AdmitDelivery = (integration: Integration, sent: Sent) => Promise<AppError | undefined>;

export function createAdmitDelivery(
  { services, clock }: Pick<CommandHost, 'services' | 'clock'>,
  outgoing: Pick<Outgoing, 'send'> | undefined,
): AdmitDelivery {
  const admitSns = outgoing && createAdmitSns(outgoing);
  return async ({ kind, settings }, { keyHash, body, headers, given }) => {
    if (kind === 'cloudwatch') {
      if (admitSns === undefined) throw new Error('a server without a way out cannot hear of CloudWatch');
      return admitSns(given(), settings.topic);
    }
    if (kind !== 'grafana') return undefined;
    const signature = one(headers[SIGNATURE_HEADER]);
    if (signature === undefined) return settings.isSigned === true ? NOT_SIGNED : undefined;
    const sent = { signature, timestamp: one(headers[TIMESTAMP_HEADER]), raw: body };
    return isSignedByGrafana(sent, services.use(signingService)(keyHash), clock.now()) ? undefined : NOT_SIGNED;
  };
}

const one = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : header?.[0];

const NOT_SIGNED: AppError = {
  kind: 'forbidden',
  code: 'alerts/not-signed',
  public: 'The signature is missing, invalid or too old.',
  remedy:
    'Configure the contact point with the secret and the headers of the set-up, and check that both clocks are right.',
  clause: '7.6',
};
