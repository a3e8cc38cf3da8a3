import { Outlet, type DataClass, type PolicySnapshot } from '@muster/policy';
import type { Api } from '@muster/llm-wire';
import { isBefore } from '../../../kernel/clock.ts';
import type { Consumer, Route } from './consumer.ts';
import type { Dpa, PricedModel, Provider } from './provider.ts';

/** A route with the facts about its provider. */
export type Candidate = {
  readonly route: Route;
  readonly provider: Provider | undefined;
  readonly price: PricedModel | undefined;
  readonly dpas: readonly Dpa[];
};

/** A permitted route with its outlet: created only by the filter, and only for what it checked. */
export type Open = Candidate & {
  readonly provider: Provider;
  readonly price: PricedModel;
  readonly outlet: Outlet<DataClass>;
};

/** Why a request must not go to a route. */
export type Rejection =
  | 'no-such-provider'
  | 'retired'
  | 'other-api'
  | 'no-price'
  | 'region'
  | 'retention'
  | 'no-dpa'
  | 'dpa-not-valid'
  | 'dpa-class'
  | 'dpa-region'
  | 'dpa-retention'
  | 'dpa-training'
  | 'dpa-purpose';

type Need = Pick<Consumer, 'dataClass' | 'regions' | 'maxRetentionDays' | 'purpose'> & { readonly api: Api };

/**
 * The one filter: by data class, provider, region and retention, from current facts. Evaluated again for every attempt,
 * so that a fallback never goes where less was approved (GOV 6.7). Empty: permitted.
 */
export function rejectionsOf(
  need: Need,
  candidate: Candidate,
  policy: PolicySnapshot,
  now: Date,
): readonly Rejection[] {
  const { provider, price } = candidate;
  if (provider === undefined) return ['no-such-provider'];
  const rejections: Rejection[] = [];
  if (provider.retiredAt !== undefined) rejections.push('retired');
  if (provider.api !== need.api) rejections.push('other-api');
  if (price === undefined) rejections.push('no-price');
  if (need.regions.length > 0 && !need.regions.includes(provider.region)) rejections.push('region');
  if (need.maxRetentionDays !== undefined && provider.retentionDays > need.maxRetentionDays)
    rejections.push('retention');
  if (provider.isExternal && isBlocked(policy, need.dataClass))
    rejections.push(...byAgreement(need, provider, candidate.dpas, policy, now));
  return rejections;
}

export const isBlocked = (policy: PolicySnapshot, dataClass: DataClass): boolean =>
  policy.llm.outbound.blocked.includes(dataClass);

/** Rejections under the agreement with the fewest shortfalls: one that covers everything is enough. */
function byAgreement(
  need: Need,
  provider: Provider,
  dpas: readonly Dpa[],
  policy: PolicySnapshot,
  now: Date,
): readonly Rejection[] {
  const judged = dpas.map((dpa) => shortfalls(need, provider, dpa, policy, now));
  return judged.toSorted((a, b) => a.length - b.length)[0] ?? ['no-dpa'];
}

function shortfalls(need: Need, provider: Provider, dpa: Dpa, policy: PolicySnapshot, now: Date): readonly Rejection[] {
  const found: Rejection[] = [];
  if (!isInForce(dpa, now)) found.push('dpa-not-valid');
  if (isAbove(policy, need.dataClass, dpa.dataClass)) found.push('dpa-class');
  if (!dpa.regions.includes(provider.region)) found.push('dpa-region');
  if (provider.retentionDays > dpa.retentionDays) found.push('dpa-retention');
  if (provider.trains && !dpa.mayTrain) found.push('dpa-training');
  if (!dpa.purposes.includes(need.purpose)) found.push('dpa-purpose');
  return found;
}

/** Approved, begun and not over by the clock, whatever has been recorded. */
const isInForce = (
  { state, validFrom, validUntil }: Pick<Dpa, 'state' | 'validFrom' | 'validUntil'>,
  now: Date,
): boolean => state === 'approved' && !isBefore(now, validFrom) && isBefore(now, validUntil);

/** Whether one class is stricter than another. */
export const isAbove = (policy: PolicySnapshot, one: DataClass, other: DataClass): boolean =>
  policy.classification.classes[one].rank > policy.classification.classes[other].rank;

/** The candidate with an outlet that admits the class checked and nothing above it; undefined if rejected. */
export function openedFor(need: Need, candidate: Candidate, policy: PolicySnapshot, now: Date): Open | undefined {
  const { provider, price } = candidate;
  if (provider === undefined || price === undefined) return undefined;
  if (rejectionsOf(need, candidate, policy, now).length > 0) return undefined;
  return { ...candidate, provider, price, outlet: new Outlet<DataClass>(`provider ${provider.name}`, need.dataClass) };
}
