import { enforced, type Clauses } from '../../platform/clauses.ts';

const raci = 'apps/server/src/areas/raci';

/** What this area does for each policy clause, and where. */
export const raciClauses: Clauses = {
  '2.1': enforced(
    [`${raci}/domain/parts.ts`, `${raci}/reactions/tell-of-act.ts`],
    'Whoever is informed of a SEV-1 or SEV-2 is told once it is declared, however it came to be one; delivery is recorded.',
  ),
  '2.4': enforced(
    [`${raci}/domain/parts.ts`, `${raci}/reactions/tell-of-act.ts`],
    'The SRE is asked once an incident and the answer, or its absence, is recorded; the informed are told of each update.',
  ),
  '2.10': enforced(
    [`${raci}/domain/parts.ts`, 'policy/GOV-001/2.0.0+r1/raci.yaml'],
    'Every cell drives who acts, ratifies, is asked and is told, and each activity has a verb; with another letter in the policy’s file another does.',
  ),
};
