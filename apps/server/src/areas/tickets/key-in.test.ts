import { expect, test } from 'vitest';
import type { TrackerPlace } from './domain/tracker.ts';
import { keyIn } from './key-in.ts';

const github: TrackerPlace = { kind: 'github', repository: 'Acme/Platform' };
const jira: TrackerPlace = {
  kind: 'jira',
  url: 'https://acme.atlassian.net',
  project: 'OPS',
  type: 'Task',
  secretRef: 'env:MUSTER_SECRET_JIRA',
};
const keyOf = (at: TrackerPlace, address: string) => keyIn(at, address, 'https://github.com');

test.each([
  [github, 'https://github.com/acme/platform/issues/7', '7'],
  [github, 'https://github.com/acme/platform/issues/7#issuecomment-1', '7'],
  [github, 'https://github.com/acme/other/issues/7', undefined],
  [github, 'https://github.com/acme/platform/pull/7', undefined],
  [github, 'https://github.evil.example/acme/platform/issues/7', undefined],
  [jira, 'https://acme.atlassian.net/browse/OPS-12', 'OPS-12'],
  [jira, 'https://acme.atlassian.net/browse/ops-12', 'OPS-12'],
  [jira, 'https://acme.atlassian.net/browse/OPSX-12', undefined],
  [jira, 'https://other.atlassian.net/browse/OPS-12', undefined],
  [jira, 'no address', undefined],
] as const)('%j: %s is %s', (at, address, key) => {
  expect(keyOf(at, address)).toBe(key);
});
