import { Type } from 'typebox';
import type { IntegrationId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { Secret } from '../../../platform/verbs/fields.ts';
import { newKey } from '../keys/key.ts';

/** What is shown once and never again: the key, the address that it is part of, and what Alertmanager needs of it. */
export const ShownKey = Type.Object(
  {
    id: Type.String(),
    key: Secret('By which its alerts are let in.'),
    url: Secret('Where Alertmanager sends; the key is part of it.'),
    configuration: Secret('An alertmanager.yml that sends here.'),
  },
  { title: 'IntegrationKey' },
);

/** A new key for an integration. Muster keeps only what it is found by. */
export function shownKey({ ids, use }: Pick<CommandContext, 'ids' | 'use'>, id: IntegrationId) {
  const key = newKey(ids);
  const url = new URL(`/v1/hooks/alertmanager/${key}`, use(publicUrlService)()).href;
  return { id: id as string, key, url, configuration: alertmanagerYaml(url) };
}

/**
 * An `alertmanager.yml` that is whole, or a receiver to copy from it. `send_resolved` lets an alert's end stand as evidence;
 * more alerts at once than `max_alerts` would be too large a delivery, with 8 KiB for each.
 */
const alertmanagerYaml = (url: string): string => `route:
  receiver: muster

receivers:
  - name: muster
    webhook_configs:
      - url: '${url.replaceAll("'", "''")}'
        send_resolved: true
        max_alerts: 1000
`;
