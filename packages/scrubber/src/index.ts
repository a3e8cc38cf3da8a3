export type { Detector, Match } from './detector.ts';
export { detectors } from './detectors.ts';
export type { Classification, Finding, Kind, Subject, SubjectKind } from './finding.ts';
export { canonicalIp } from './ip-address.ts';
export { canonicalise, pseudonymFrom, type Pseudonym } from './pseudonym.ts';
export type { Budget } from './scrub-text.ts';
export { createScrubber, type Scrubber, type ScrubberOptions } from './scrubber.ts';
export { isPseudonym, isRemoved, removed } from './token.ts';
export type { View } from './view.ts';
