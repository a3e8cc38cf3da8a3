import type { Severity } from '@muster/policy';
import { shorten } from '../../../../kernel/shorten.ts';
import type { Concealed } from '../../../../platform/secrets/concealed.ts';
import { readStatus } from '../read-answer.ts';
import type { Provider } from '../provider.ts';
import { followAddress } from './follow-address.ts';

/**
 * PagerDuty's Events API v2. All pages of an incident are one alert there, deduplicated by its code; acknowledgement
 * and resolution are sent by `pagerDutyFollow`. PagerDuty reports that it accepted an event, never whom it reached.
 */
export const pagerDutyProvider: Provider = {
  kind: 'pagerduty',
  noun: 'a service of PagerDuty',
  audiences: ['room'],
  mayCarryInternal: true,
  isAddressSecret: false,
  needsSecret: 'the integration key of the service',
  takes: ({ call, purpose }) => call !== undefined || purpose === 'channel.test',
  async build(channel, message, { follow, publicUrl, sentAt }) {
    const url = await followAddress(channel, follow);
    const key = channel.secretRef === undefined ? undefined : await follow(channel.secretRef);
    if (url === undefined || key === undefined) return { missing: 'secret-not-found' };
    return eventRequest(url, key, {
      event_action: 'trigger',
      dedup_key: message.call === undefined ? `muster/${message.id}` : dedupKey(message.call.incident),
      payload: {
        summary: shorten(message.subject, LONGEST_SUMMARY),
        source: new URL(publicUrl()).host,
        severity: message.call === undefined || message.call.isDrill ? 'info' : severities[message.call.severity],
        timestamp: sentAt.toISOString(),
        custom_details: message.data,
      },
      ...(message.link === undefined ? {} : { links: [{ href: message.link, text: 'Open in Muster' }] }),
      client: 'Muster',
      client_url: message.link ?? publicUrl(),
    });
  },
  // 400 means the event is invalid, which a retry cannot fix; 429 and 5xx are temporary.
  read: (answer) => readStatus(answer),
};

/** One PagerDuty alert per incident: codes are never reused. */
export const dedupKey = (code: string): string => `muster/${code}`;

/** An Events API v2 request. */
export const eventRequest = (url: string, key: Concealed, event: object) => ({
  request: {
    method: 'POST' as const,
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ routing_key: key.reveal(), ...event }),
  },
});

const LONGEST_SUMMARY = 1024;

const severities: Readonly<Record<Severity, string>> = {
  'SEV-1': 'critical',
  'SEV-2': 'error',
  'SEV-3': 'warning',
  'SEV-4': 'info',
};
