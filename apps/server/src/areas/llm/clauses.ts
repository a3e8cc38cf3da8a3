import { enforced, partly, type Clauses } from '../../platform/clauses.ts';

const llm = 'apps/server/src/areas/llm';
const wire = 'packages/llm-wire/src';

/** How this area enforces each policy clause it covers, and where. */
export const llmClauses: Clauses = {
  '6.7': partly(
    [
      `${llm}/domain/candidates.ts`,
      `${llm}/gateway/inspect.ts`,
      `${llm}/gateway/answer-filter.ts`,
      `${wire}/leaves.ts`,
    ],
    'Traffic through the gateway is inspected both ways and reaches a provider only under an agreement in force; traffic around it is not stopped, but found by comparing each provider’s own count with the gateway’s (R50).',
  ),
  '9.1': enforced(
    [`${llm}/watching/charge-providers.ts`, `${llm}/watching/watch-providers.ts`],
    'Each provider’s results are counted by minute and charged once to the platform’s budget, under its name.',
  ),
  '9.2': enforced(
    [`${llm}/domain/tranches.ts`, `${llm}/gateway/meter-pool.ts`, `${llm}/watching/look-at-spending.ts`],
    'Every consumer has limits and every model has a price; the most that a call can cost is reserved before it is made; a spike opens an incident whose runbook is offered on its page.',
  ),
  '9.3': enforced(
    [`${llm}/commands/consumer-fields.ts`, `${llm}/gateway/relay.ts`, `${llm}/gateway/drill-consumer.ts`],
    'Each consumer defines its fallback and what its users get; drills inject every fault, and a drill that is due is a finding.',
  ),
  '9.4': enforced(
    [`${llm}/watching/watch-providers.ts`, `${llm}/domain/outage.ts`],
    'An outage that leaves users without an answer is declared as the policy says, once while it lasts; one that a fallback covers is recorded and declares nothing (R49).',
  ),
};
