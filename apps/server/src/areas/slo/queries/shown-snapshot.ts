import { hash } from 'node:crypto';
import { snapshotText } from '../domain/snapshot.ts';

/** The name of a verdict: whoever has the same inputs gets the same. */
export const shownSnapshot = (...verdict: Parameters<typeof snapshotText>): string =>
  hash('sha256', snapshotText(...verdict), 'base64url');
