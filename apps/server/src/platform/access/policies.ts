import type { PolicySnapshot } from '@muster/policy';
import type { PolicyVersion } from '../../kernel/ids.ts';

/** Decides who may act, and the platform's gates: always the policy in force (architecture, idea 1). */
export type CurrentPolicy = PolicySnapshot & { readonly __judges: 'now' };

/** Decides a case's clocks, severities and duties: always the version the case was opened under. */
export type CasePolicy = PolicySnapshot & { readonly __judges: 'case' };

export interface Policies {
  readonly current: CurrentPolicy;
  readonly currentVersion: PolicyVersion;
  of(subject: { readonly policyVersion: PolicyVersion }): CasePolicy;
}
