import type { FieldProblem } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { readInstant, ZERO_TIME } from './instant.ts';
import type { AlertSignal, Labels, Notification } from './notification.ts';

/**
 * Parses Alertmanager's webhook, version "4" and no other (Grafana's looks alike and says "1"). Unknown fields are
 * ignored; null means an empty map or list, as Go writes it. An unreadable alert does not affect its neighbours; a body
 * without anything readable is an error that no retry can fix.
 */
export function parseNotification(body: unknown): Result<Notification, readonly FieldProblem[]> {
  if (!isObject(body)) return err([{ path: '', problem: 'must be an object' }]);
  const { version, groupKey, alerts } = body;
  const problems: FieldProblem[] = [];
  if (version !== '4') problems.push({ path: '/version', problem: 'must be "4"', remedy: REMEDY });
  if (typeof groupKey !== 'string') problems.push({ path: '/groupKey', problem: 'must be a string' });
  if (alerts !== null && !Array.isArray(alerts)) problems.push({ path: '/alerts', problem: 'must be a list' });
  if (problems.length > 0 || typeof groupKey !== 'string') return err(problems);

  const read = (Array.isArray(alerts) ? (alerts as readonly unknown[]) : []).map(readSignal);
  const signals = read.flatMap((signal) => (signal.ok ? [signal.value] : []));
  const unreadable = read.flatMap((signal) => (signal.ok ? [] : [signal.error]));
  if (signals.length === 0 && unreadable.length > 0) return err(unreadable);
  const { truncatedAlerts, notification_reason: reason } = body;
  return ok({
    groupKey,
    truncatedAlerts:
      typeof truncatedAlerts === 'number' && truncatedAlerts > 0
        ? Math.min(Math.floor(truncatedAlerts), MOST_TRUNCATED)
        : 0,
    reason: typeof reason === 'string' && REASON.test(reason) ? reason : undefined,
    signals,
    unreadable,
  });
}

const REMEDY = 'Point a webhook_configs receiver of Alertmanager at this address; it sends version 4.';
/** The maximum of our integer column; larger counts carry no more information. */
const MOST_TRUNCATED = 0x7fff_ffff;
const REASON = /^[a-z ]{1,60}$/;
const FINGERPRINT = /^[0-9a-f]{1,16}$/;

function readSignal(given: unknown, index: number): Result<AlertSignal, FieldProblem> {
  const path = `/alerts/${index}`;
  const wrong = (field: string, problem: string) => err({ path: `${path}${field}`, problem });
  if (!isObject(given)) return wrong('', 'must be an object');
  const { status, fingerprint, generatorURL } = given;
  if (status !== 'firing' && status !== 'resolved') return wrong('/status', 'must be "firing" or "resolved"');
  if (typeof fingerprint !== 'string' || !FINGERPRINT.test(fingerprint))
    return wrong('/fingerprint', 'must be a hexadecimal hash');
  const startsAt = readInstant(given['startsAt']);
  if (startsAt === undefined) return wrong('/startsAt', 'must be a time in RFC 3339');
  const labels = readLabels(given['labels']);
  if (labels === undefined) return wrong('/labels', 'must be a map of strings');
  const annotations = readLabels(given['annotations']);
  if (annotations === undefined) return wrong('/annotations', 'must be a map of strings');
  return ok({
    status,
    fingerprint,
    startsAt,
    endsAt: status === 'resolved' ? readEnd(given['endsAt']) : undefined,
    labels,
    annotations,
    generatorUrl: typeof generatorURL === 'string' && generatorURL !== '' ? generatorURL : undefined,
  });
}

function readEnd(given: unknown) {
  const endsAt = readInstant(given);
  return endsAt === ZERO_TIME ? undefined : endsAt;
}

function readLabels(given: unknown): Labels | undefined {
  if (given === null || given === undefined) return {};
  if (!isObject(given) || Object.values(given).some((value) => typeof value !== 'string')) return undefined;
  return given as Labels;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
