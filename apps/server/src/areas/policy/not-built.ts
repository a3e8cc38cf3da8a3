import type { ClauseId } from '../../kernel/ids.ts';

const changeControl = 'Change control is not part of this release; its numbers and paths are loaded and checked.';

/** What this build does not do of the policy yet. What a room claims (`clauses` in its manifest) is no longer read here. */
export const notBuilt: Readonly<Record<ClauseId, string>> = {
  '2.7': 'Compliance reports are not part of this release; search, export and verification are (7.5).',
  '5.2.3': changeControl,
  '6.1': 'The registry of data assets is not part of this release; the four classes are policy data.',
  '7.8': 'Security gates come with change control.',
};
