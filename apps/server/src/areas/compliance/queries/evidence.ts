export { readEvidence as evidenceOf, type ClauseEvidence } from '../store/evidence.ts';
