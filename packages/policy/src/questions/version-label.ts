import type { PolicySnapshot } from '../snapshot.ts';

/**
 * `2.0.0+r1`: the document's version and the revision of its interpretations, which together define what a policy means
 * (R45). Used to name folders and in entries and cases.
 */
export const versionLabel = ({ version, revision }: Pick<PolicySnapshot, 'version' | 'revision'>): string =>
  `${version}+r${revision}`;

/** `2.0.0, readings r1`: the same for a reader. */
export const versionWords = ({ version, revision }: Pick<PolicySnapshot, 'version' | 'revision'>): string =>
  `${version}, readings r${revision}`;
