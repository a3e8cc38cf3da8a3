import type { CommandHost } from '../platform/commands/host.ts';
import { routeName } from '../areas/compliance/public.ts';
import { recordRefusal } from '../platform/commands/record-refusal.ts';
import type { Refused } from '../platform/http/http-options.ts';

/**
 * Records what the HTTP layer refused before any command ran (GOV 7.1). Only once a policy is in force: the ledger
 * begins with its activation (R32), and until then no rule could refuse anybody.
 */
export const recordRefusals =
  (host: CommandHost, registry: { readonly isActivated: boolean }) =>
  async (refusal: Refused): Promise<void> => {
    if (!registry.isActivated) return;
    // An envelope must not contain `*`: with one, the refusal would not be recorded.
    const route = `${refusal.method}:${routeName(refusal.route)}`;
    await recordRefusal(host, refusal, {
      command: `http:${route}`,
      resource: { kind: 'route', id: route },
      error: refusal.error,
    }).catch((failure: unknown) => host.log.error('http.refusal_not_recorded', { failure }));
  };
