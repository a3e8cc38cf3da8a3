export {
  parseCodeowners,
  CODEOWNERS_PLACES,
  type Codeowners,
  type CodeownersProblem,
  type OwnerRule,
} from './codeowners/parse.ts';
export { ownersOf, type Ownership } from './codeowners/owners-of.ts';
export { readGate, type GateResult } from './gates/read-gate.ts';
export { patchIdentity, type PatchedFile } from './patch/patch-identity.ts';
export { judgeChange, type ChangeVerdict } from './pull-request/judge-change.ts';
export type { Change, ChangedFile, Check, Commit, Requirement, Review } from './pull-request/change.ts';
export { CODEOWNERS, groupsOf } from './pull-request/groups.ts';
export { pullRequestAfter, type PullRequestEvent } from './pull-request/history.ts';
export { frontMatterField, isHigher, isVersion } from './pull-request/version.ts';
export { readDiagram, LONGEST_DIAGRAM, type Diagram } from './diagram/read-diagram.ts';
export { layOut, type Drawing } from './diagram/lay-out.ts';
export { isFor, readAlertRules, type AlertRule } from './runbook/alert-rules.ts';
export type { Block, Piece } from './runbook/blocks.ts';
export { lintLibrary, type LibraryFile } from './runbook/lint-library.ts';
export { lintRunbook } from './runbook/lint-runbook.ts';
export { LONGEST_RUNBOOK } from './runbook/open-front-matter.ts';
export { problemLine, type RunbookProblem } from './runbook/problem.ts';
export { readRunbook, RUNBOOK_ID } from './runbook/read-runbook.ts';
export type { HumanReview, Runbook, Step, Trigger } from './runbook/runbook.ts';
export { filled, numberAt } from './runbook/values.ts';
export {
  CHECK_NAME,
  RULESET_NAME,
  rulesetFor,
  verifyRuleset,
  type FoundRuleset,
  type Ruleset,
  type RulesetProblem,
} from './ruleset/ruleset.ts';
