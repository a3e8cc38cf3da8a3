import { hash } from 'node:crypto';
import { snapshotText } from '../domain/snapshot.ts';

/** The id of a verdict: the same inputs give the same id. */
export const shownSnapshot = (...verdict: Parameters<typeof snapshotText>): string =>
  hash('sha256', snapshotText(...verdict), 'base64url');
