import type { FieldProblem } from '../../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import { parseJson } from '../../../../platform/http/input/add-parsers.ts';
import type { Notification } from '../../domain/notification.ts';
import {
  JSON_LIMITS,
  fingerprintOf,
  isObject,
  isWords,
  labelsOf,
  momentOf,
  must,
  oneAlert,
  onlyNoted,
  type Fields,
} from './event.ts';

/**
 * Reads an SNS message with a valid signature, and the CloudWatch alarm in it. A message without an alarm becomes an
 * alert with its own text; an alarm with insufficient data is neither firing nor resolved.
 */
export function readCloudWatch(body: unknown, at: Date): Result<Notification, readonly FieldProblem[]> {
  if (!isObject(body)) return err([must('', 'must be an object')]);
  const { Type: type, Message: message, MessageId: id, Subject: subject } = body;
  if (type === 'SubscriptionConfirmation') return ok(onlyNoted('The subscription was confirmed.'));
  if (type === 'UnsubscribeConfirmation')
    return ok(onlyNoted('The subscription to the topic was ended: no alarms arrive until it is subscribed again.'));
  if (type !== 'Notification' || typeof message !== 'string' || !isWords(id))
    return err([must('/Type', 'must be an SNS notification', 'Leave raw message delivery off.')]);
  const alarm = alarmIn(message);
  if (alarm === undefined)
    return ok(
      oneAlert({
        identity: id,
        status: 'firing',
        moment: momentOf(body['Timestamp'], at),
        labels: labelsOf({ alertname: isWords(subject) ? subject : 'SNS message' }),
        annotations: labelsOf({ description: message }),
      }),
    );
  return ok(alarmTold(alarm, at));
}

function alarmIn(message: string): Fields | undefined {
  try {
    const alarm = parseJson(Buffer.from(message), JSON_LIMITS);
    return isObject(alarm) && isWords(alarm['AlarmName']) && isWords(alarm['NewStateValue']) ? alarm : undefined;
  } catch {
    return undefined;
  }
}

function alarmTold(alarm: Fields, at: Date): Notification {
  const { AlarmName: name, AlarmArn: arn, AWSAccountId: account, Region: region, NewStateValue: state } = alarm;
  if (state !== 'ALARM' && state !== 'OK')
    return onlyNoted('The alarm has insufficient data, which means neither firing nor resolved.');
  const trigger = isObject(alarm['Trigger']) ? alarm['Trigger'] : {};
  const { MetricName: metric, Namespace: namespace, Dimensions: dimensions } = trigger;
  return {
    ...oneAlert({
      identity: isWords(arn) ? arn : JSON.stringify([account, region, name]),
      status: state === 'OK' ? 'resolved' : 'firing',
      moment: momentOf(alarm['StateChangeTime'], at),
      labels: labelsOf({ alertname: name, account, region, metric, namespace, ...dimensionLabels(dimensions) }),
      annotations: labelsOf({ summary: alarm['NewStateReason'], description: alarm['AlarmDescription'], arn }),
    }),
    groupKey: fingerprintOf(JSON.stringify([account, region, name])),
  };
}

/** `[{ name: 'ServiceName', value: 'checkout' }]` to labels, with the service under the name that Muster reads. */
function dimensionLabels(dimensions: unknown): Fields {
  const named = (Array.isArray(dimensions) ? (dimensions as unknown[]) : []).flatMap((each): [string, string][] =>
    isObject(each) && isWords(each['name']) && isWords(each['value']) ? [[each['name'], each['value']]] : [],
  );
  const service = named.find(([name]) => /^service(?:name)?$/i.test(name))?.[1];
  return { ...Object.fromEntries(named), ...(service === undefined ? {} : { service }) };
}
