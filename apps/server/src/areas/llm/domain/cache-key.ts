import type { DataClass } from '@muster/policy';
import type { Dialect, Json } from '@muster/llm-wire';

/** Everything a response depends on: requests that differ in any of it never share one (GOV 6.7). */
export type CacheParts = {
  readonly consumer: string;
  readonly dataClass: DataClass;
  readonly policyVersion: string;
  readonly dialect: Dialect;
  readonly body: Json;
};

/** Independent of the order of the body's members. */
export const cacheText = ({ consumer, dataClass, policyVersion, dialect, body }: CacheParts): string =>
  JSON.stringify([consumer, dataClass, policyVersion, dialect, ordered(body)]);

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return ['[', ...value.map(ordered)];
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return ['{', ...members.map(([key, each]) => [key, ordered(each)])];
}
