/** A string that names one kind of thing and cannot be handed in where another kind is asked for. */
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

/** `<document>@<version>+r<revision>`, such as `GOV-001@2.0.0+r1`: which policy, read how, judged something (R45). */
export type PolicyVersion = Id<'policyVersion'>;

/** Brands a string that was checked at an edge (a parsed request, a row of one's own table). */
export const asId = <Name extends string>(value: string): Id<Name> => value as Id<Name>;
