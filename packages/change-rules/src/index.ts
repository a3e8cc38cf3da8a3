export { parseCodeowners, CODEOWNERS_PLACES, type Codeowners, type CodeownersProblem } from './codeowners/parse.ts';
export { ownersOf, type Ownership } from './codeowners/owners-of.ts';
export type { OwnerRule } from './codeowners/rule.ts';
export { readGate, type GateResult } from './gates/read-gate.ts';
export { patchIdentity, type PatchedFile } from './patch/patch-identity.ts';
export { judgeChange, type ChangeVerdict } from './pull-request/judge-change.ts';
export type { Change, ChangedFile, Check, Commit, Requirement, Review } from './pull-request/change.ts';
export { CODEOWNERS, groupsOf } from './pull-request/groups.ts';
export { pullRequestAfter, type PullRequestEvent } from './pull-request/history.ts';
export { frontMatterField } from './pull-request/version.ts';
export {
  CHECK_NAME,
  RULESET_NAME,
  rulesetFor,
  verifyRuleset,
  type FoundRuleset,
  type Ruleset,
  type RulesetProblem,
} from './ruleset/ruleset.ts';
