import Type from 'typebox';

/** The severities of clauses 3.1 to 3.4, worst first. */
export const severities = ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'] as const;
export type Severity = (typeof severities)[number];

/** The activities of the RACI matrix that the program uses (clauses 2.1 to 2.9). Who holds them is data. */
export const activityIds = [
  'declare-incident',
  'execute-runbook',
  'authorise-rollback',
  'stakeholder-communications',
  'postmortem-facilitation',
  'runbook-change-approval',
  'compliance-reporting',
  'data-classification',
  'break-glass-change',
] as const;
export type ActivityId = (typeof activityIds)[number];

/** Authorities beyond the matrix; which role holds each is data (roles.yaml). */
export const authorityIds = [
  'activate-policy',
  'grant-roles',
  'approve-exception',
  'waive-freeze',
  'record-deployment',
  'receive-break-glass-report',
  'approve-dpa',
  'read-audit-log',
  'admit-auditors',
  'notify-regulators',
  'receive-violation',
  'overturn-decision',
] as const;
export type AuthorityId = (typeof authorityIds)[number];

/** Responsible, Accountable, Consulted, Informed (clause 2.10). */
export const raciLetters = ['R', 'A', 'C', 'I'] as const;
export type RaciLetter = (typeof raciLetters)[number];

/** The four classes of clause 6.1, in ascending order. */
export const dataClasses = ['PUBLIC', 'INTERNAL', 'CONFIDENTIAL', 'RESTRICTED'] as const;
export type DataClass = (typeof dataClasses)[number];

/** A clause of clauses.tsv, such as `3.1.2`. Checked against the file when the policy is loaded. */
export type ClauseId = string;
/** A ruling of interpretations.yaml, such as `R26`. */
export type RulingId = string;
/** A RACI or contact role of roles.yaml, such as `ml-platform-sre`. */
export type RoleId = string;

export const SeveritySchema = Type.Unsafe<Severity>(
  Type.Enum([...severities], { expects: `a severity: ${severities.join(', ')}` }),
);
export const DataClassSchema = Type.Unsafe<DataClass>(
  Type.Enum([...dataClasses], { expects: `a data class: ${dataClasses.join(', ')}` }),
);
export const ActivitySchema = Type.Unsafe<ActivityId>(
  Type.Enum([...activityIds], { expects: `an activity: ${activityIds.join(', ')}` }),
);
