import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FieldProblem } from '../../../../kernel/app-error.ts';
import { err, type Result } from '../../../../kernel/result.ts';
import type { Notification } from '../../domain/notification.ts';
import { parseNotification } from '../../domain/parse-notification.ts';
import { isObject, labelsOf, must } from './event.ts';

/**
 * Reads Grafana's alerting webhook, version "1": Alertmanager's plus a title and, per alert, the measured values and a
 * dashboard link.
 */
export function readGrafana(body: unknown): Result<Notification, readonly FieldProblem[]> {
  if (!isObject(body) || body['version'] !== '1')
    return err([must('/version', 'must be "1"', 'Leave the contact point’s payload at Grafana’s default.')]);
  const { alerts } = body;
  return parseNotification({
    ...body,
    version: '4',
    alerts: Array.isArray(alerts) ? alerts.map(withMeasured) : alerts,
  });
}

function withMeasured(alert: unknown): unknown {
  if (!isObject(alert)) return alert;
  const { annotations, valueString, values, dashboardURL, panelURL, silenceURL, imageURL } = alert;
  if (annotations !== null && annotations !== undefined && !isObject(annotations)) return alert;
  const more = labelsOf({ valueString, values, dashboardURL, panelURL, silenceURL, imageURL });
  return { ...alert, annotations: { ...more, ...annotations } };
}

export const SIGNATURE_HEADER = 'x-grafana-alerting-signature';
export const TIMESTAMP_HEADER = 'x-grafana-alerting-timestamp';

/** Most seconds that a signed delivery's clock may differ from ours. */
const SKEW = { most: 300 };

/** Whether the secret signed the raw body, prefixed by its timestamp if the contact point sends one. */
export function isSignedByGrafana(
  {
    signature,
    timestamp,
    raw,
  }: { readonly signature: string; readonly timestamp: string | undefined; readonly raw: Buffer },
  secret: string,
  at: Date,
): boolean {
  if (timestamp !== undefined && !(Math.abs(at.getTime() / 1000 - Number(timestamp)) <= SKEW.most)) return false;
  const mac = createHmac('sha256', secret);
  if (timestamp !== undefined) mac.update(`${timestamp}:`);
  const expected = mac.update(raw).digest();
  const given = Buffer.from(signature.trim(), 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
