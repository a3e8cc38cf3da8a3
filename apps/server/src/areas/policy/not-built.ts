import type { ClauseId } from '../../kernel/ids.ts';

/** What this build does not do of the policy yet. What a room claims (`clauses` in its manifest) is no longer read here. */
export const notBuilt: Readonly<Record<ClauseId, string>> = {};
