export type {
  Clause,
  Escalation,
  FactQuestion,
  Frozen,
  Interpretation,
  PolicySnapshot,
  SeverityPolicy,
  Slo,
  SprintCalendar,
} from './snapshot.ts';
export type {
  ActivityId,
  AuthorityId,
  ClauseId,
  DataClass,
  RaciLetter,
  RoleId,
  RulingId,
  Severity,
} from './vocabulary.ts';
export { Classified, Outlet, wayOut, type UpTo, type WayOut } from './classified.ts';
export { activityIds, authorityIds, dataClasses, raciLetters, severities } from './vocabulary.ts';
export type { Cadence, Due } from './schema/due.ts';
export type { Comparison, Criterion, FactValue } from './schema/criterion.ts';
export type { Count, Duration, Minutes, Share } from './schema/scalars.ts';
export type { PolicyFile, TextDigest } from './parse-policy.ts';
export { parsePolicy } from './parse-policy.ts';
export { policyFileNames } from './sections.ts';
export type { PolicyProblem, PolicyProblemCode } from './problem.ts';
export { describeProblem } from './problem.ts';
export type { Result } from './result.ts';
export type { PolicyFinding } from './findings/finding.ts';
export { findings } from './findings/findings.ts';
export type { RoleHolders } from './questions/raci.ts';
export { mayActivity, rolesFor, rolesWith } from './questions/raci.ts';
export { roleTitle, roleTitles } from './questions/role-titles.ts';
export type { ReviewState } from './questions/review.ts';
export { isReviewOverdue, reviewState } from './questions/review.ts';
export type { ClauseRegistration } from './questions/clauses.ts';
export { clauseOf, interpretationsOf } from './questions/clauses.ts';
export { versionLabel, versionWords } from './questions/version-label.ts';
export { endOfNextSprint } from './questions/sprints.ts';
export { canonicalText } from './canonical.ts';
export { definePermission, type Need, type Permission } from './permission.ts';
