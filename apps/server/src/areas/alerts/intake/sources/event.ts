import { hash } from 'node:crypto';
import type { FieldProblem } from '../../../../kernel/app-error.ts';
import { instantOf, readInstant, type Instant } from '../../domain/instant.ts';
import type { AlertSignal, Labels, Notification } from '../../domain/notification.ts';

const depth = { most: 32 };

/** Limits for a body. Damaged characters are replaced, so that the message is not lost. */
export const JSON_LIMITS = { maxDepth: depth.most, repairs: true } as const;

export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

export const must = (path: string, problem: string, remedy?: string): FieldProblem => ({
  path,
  problem,
  ...(remedy === undefined ? {} : { remedy }),
});

/** As long as Alertmanager's own fingerprint. The identity it is hashed from is not shown. */
const FINGERPRINT_DIGITS = { most: 16 };

/** The fingerprint of an alert that its sender identifies by text of any length. */
export const fingerprintOf = (identity: string): string => hash('sha256', identity).slice(0, FINGERPRINT_DIGITS.most);

/** Values as label text. Empty ones are left out; nested ones are written as JSON. */
export const labelsOf = (given: Fields): Labels =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): [string, string][] => {
      if (value === null || value === undefined || value === '') return [];
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
    }),
  );

/** A sender's timestamp, including `+0000` offsets and milliseconds since 1970; the time of receipt if unreadable. */
export function momentOf(given: unknown, at: Date): Instant {
  const ms =
    typeof given === 'number' || (typeof given === 'string' && /^\d{12,14}$/.test(given)) ? Number(given) : NaN;
  if (Number.isFinite(ms) && ms > 0) return instantOf(new Date(Math.min(ms, at.getTime())));
  const text = typeof given === 'string' ? given.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : given;
  return readInstant(text) ?? instantOf(at);
}

type Told = Pick<AlertSignal, 'status' | 'labels' | 'annotations'> & {
  readonly identity: string;
  readonly moment: Instant;
  readonly isStartKnown?: boolean;
  readonly link?: unknown;
};

/** A notification of one alert, from a sender that reports one at a time: it forms its own group. */
export function oneAlert(told: Told): Notification {
  const { identity, status, labels, annotations, moment, link, isStartKnown = false } = told;
  const signal: AlertSignal = {
    status,
    fingerprint: fingerprintOf(identity),
    startsAt: moment,
    ...(isStartKnown ? {} : { isStartUnknown: true }),
    endsAt: status === 'resolved' ? moment : undefined,
    labels,
    annotations,
    generatorUrl: typeof link === 'string' && /^https?:/.test(link) ? link : undefined,
  };
  return { groupKey: identity, truncatedAlerts: 0, reason: undefined, signals: [signal], unreadable: [] };
}

/** A delivery from which nothing follows, and why. */
export const onlyNoted = (why: string): Notification => ({
  groupKey: '',
  truncatedAlerts: 0,
  reason: undefined,
  signals: [],
  unreadable: [],
  noted: [why],
});
