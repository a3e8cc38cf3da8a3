import type { PolicySnapshot } from '../snapshot.ts';

/**
 * `2.0.0+r1`: the document's version and the revision of its readings, which together say what a policy means (R45).
 * Folders, entries and cases are named by it.
 */
export const versionLabel = ({ version, revision }: Pick<PolicySnapshot, 'version' | 'revision'>): string =>
  `${version}+r${revision}`;

/** `2.0.0, readings r1`: the same for a reader. */
export const versionWords = ({ version, revision }: Pick<PolicySnapshot, 'version' | 'revision'>): string =>
  `${version}, readings r${revision}`;
