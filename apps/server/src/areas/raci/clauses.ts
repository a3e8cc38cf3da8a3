import { enforced, type Clauses } from '../../platform/clauses.ts';

const raci = 'apps/server/src/areas/raci';

/** What this area does for each policy clause, and where. */
export const raciClauses: Clauses = {
  '2.1': enforced(
    [`${raci}/domain/parts.ts`, `${raci}/reactions/tell-of-act.ts`],
    'Everybody who must be informed of a SEV-1 or SEV-2 is notified once it is declared, whichever way it became one; delivery is recorded.',
  ),
  '2.4': enforced(
    [`${raci}/domain/parts.ts`, `${raci}/reactions/tell-of-act.ts`],
    'The SRE is asked once per incident, and the answer or its absence is recorded; those to be informed are notified of each update.',
  ),
  '2.10': enforced(
    [`${raci}/domain/parts.ts`, 'policy/GOV-001/2.0.0+r1/raci.yaml'],
    'Every cell decides who acts, ratifies, is asked and is notified, and each activity has a verb; changing a letter in the policy’s file changes who does.',
  ),
};
