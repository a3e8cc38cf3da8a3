export { parseCodeowners, CODEOWNERS_PLACES, type Codeowners, type CodeownersProblem } from './codeowners/parse.ts';
export { ownersOf, type Ownership } from './codeowners/owners-of.ts';
export type { OwnerRule } from './codeowners/rule.ts';
export { judgeChange, type ChangeVerdict } from './pull-request/judge-change.ts';
export type { Change, ChangedFile, Check, Commit, Requirement, Review } from './pull-request/change.ts';
export { frontMatterField } from './pull-request/version.ts';
