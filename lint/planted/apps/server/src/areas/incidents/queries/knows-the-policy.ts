// planted: policy-values Minutes, policy-values PolicySnapshot, policy-values Count, policy-values Share
import type { Count, Minutes as Lasts, PolicySnapshot, Share } from '@muster/policy';

type Budget = { readonly below: Share };
export const mitigateWithin = 30 as Lasts;
export const acknowledge = { minutes: 5 } as unknown as PolicySnapshot['severities']['SEV-1']['acknowledgement'];
export const isQuorum = (people: number): people is Count => people > 4;
export const budget = JSON.parse('{}') as Budget;
export const pageSize = 30;
