import { Type } from 'typebox';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { Secret } from '../../../platform/verbs/fields.ts';
import type { Integration } from '../domain/integration.ts';
import { hashOfKey, newKey } from '../keys/key.ts';
import { signingService } from '../keys/signing.ts';
import { setUpOf } from './set-up-texts.ts';

/** Shown exactly once: the key, the address that contains it, and the sender's configuration. */
export const ShownKey = Type.Object(
  {
    id: Type.String(),
    key: Secret('The key that admits its alerts.'),
    url: Secret('The address that its sender sends to; the key is part of it, or of each event.'),
    configuration: Secret('The sender’s configuration, ready to copy.'),
  },
  { title: 'IntegrationKey' },
);

/** Generates an integration's key. Muster keeps only its hash. */
export function shownKey(
  { ids, use }: Pick<CommandContext, 'ids' | 'use'>,
  { id, kind, settings }: Pick<Integration, 'id' | 'kind' | 'settings'>,
) {
  const key = newKey(ids, kind);
  const path = kind === 'pagerduty' ? '/v2/enqueue' : `/v1/hooks/${kind}/${key}`;
  const url = new URL(path, use(publicUrlService)()).href;
  const secret = kind === 'grafana' ? use(signingService)(hashOfKey(key)) : '';
  return {
    id: id as string,
    key,
    url,
    configuration: setUpOf(kind)({ url, key, secret, topic: settings.topic ?? '', every: settings.everyMinutes ?? 0 }),
  };
}
