/** A string id branded with its kind, so that an id of another kind does not compile. */
export type Id<Name extends string> = string & { readonly __id: Name };

export type PrincipalId = Id<'principal'>;
export type TeamId = Id<'team'>;
export type IncidentId = Id<'incident'>;
export type AlertId = Id<'alert'>;
export type IntegrationId = Id<'integration'>;
export type SuppressionId = Id<'suppression'>;
export type EntryId = Id<'entry'>;
export type DueId = Id<'due'>;
export type RequestId = Id<'request'>;

/** The id of a GOV-001 clause as numbered in `policy/GOV-001/<version>+r<revision>/clauses.tsv`, such as `3.1.2`. */
export type ClauseId = string;

/**
 * `<document>@<version>+r<revision>`, such as `GOV-001@2.0.0+r1`: the policy version and revision of its reading that a
 * decision was made under (R45).
 */
export type PolicyVersion = Id<'policyVersion'>;

/** Brands a string that was checked at an edge (a parsed request, a row of the area's own table). */
export const asId = <Name extends string>(value: string): Id<Name> => value as Id<Name>;
