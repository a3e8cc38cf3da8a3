import type { Clock } from '../../kernel/clock.ts';
import type { Services } from '../../kernel/services.ts';
import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { llmClauses } from './clauses.ts';
import { addProvider } from './commands/add-provider.ts';
import { askDpa } from './commands/ask-dpa.ts';
import { registerConsumer } from './commands/register-consumer.ts';
import { setLimit } from './commands/set-limit.ts';
import { dpaApproval } from './dpa-approval.ts';
import type { Gateway } from './gateway/open-gateway.ts';
import { llmRoutes } from './http/routes.ts';
import { llmKinds } from './kinds.ts';
import { llmActions } from './ledger-actions.ts';
import { llmPermissions } from './permissions.ts';
import { providerCauses } from './queries/causes.ts';
import { consumerList } from './queries/consumer-view.ts';
import { dpaList } from './queries/dpa-view.ts';
import { llmFindings } from './queries/findings.ts';
import { callList } from './queries/list-calls.ts';
import { providerList } from './queries/provider-view.ts';
import { registerLlmReactions } from './reactions/register.ts';
import { gatewaySignals } from './queries/signals-of.ts';
import { clockService, gatewayService } from './services.ts';
import { verbsOnConsumer, verbsOnDpa, verbsOnProvider } from './verbs.ts';

type LlmParts = { readonly services: Services; readonly clock: Clock; readonly gateway: Gateway };

export const llmArea = ({ services, clock, gateway }: LlmParts): Area => {
  services.give(gatewayService, gateway).give(clockService, clock);
  return {
    name: 'llm',
    actions: llmActions,
    kinds: llmKinds,
    commands: [],
    lists: [providerList, dpaList, consumerList, callList],
    verbs: [addProvider, askDpa, registerConsumer, setLimit, ...verbsOnProvider, ...verbsOnDpa, ...verbsOnConsumer],
    approvals: [anyApproval(dpaApproval)],
    routes: llmRoutes(services.use),
    reactions: registerLlmReactions,
    findings: llmFindings,
    clauses: llmClauses,
    causes: providerCauses,
    permissions: [llmPermissions.keep],
    hooks: { signalsOf: gatewaySignals },
  };
};
