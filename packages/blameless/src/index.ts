export { checkBlameless, type Finding, type FindingKind } from './check-blameless.ts';
