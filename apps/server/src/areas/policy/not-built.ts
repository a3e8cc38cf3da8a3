import type { ClauseId } from '../../kernel/ids.ts';

/**
 * Clauses this build does not implement yet. Anything an area claims (`clauses` in its manifest) is not read from here.
 */
export const notBuilt: Readonly<Record<ClauseId, string>> = {};
