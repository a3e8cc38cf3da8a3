export { parseCodeowners, CODEOWNERS_PLACES, type Codeowners, type CodeownersProblem } from './codeowners/parse.ts';
export { ownersOf, type Ownership } from './codeowners/owners-of.ts';
export type { OwnerRule } from './codeowners/rule.ts';
