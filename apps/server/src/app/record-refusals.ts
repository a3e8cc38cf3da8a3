import type { CommandHost } from '../platform/commands/host.ts';
import { routeName } from '../areas/compliance/public.ts';
import { recordRefusal } from '../platform/commands/record-refusal.ts';
import type { Refused } from '../platform/http/http-options.ts';

/**
 * Puts on the record what the HTTP face refused before any command ran (GOV 7.1). Not before a policy is in force: the
 * ledger begins with its activation (R32), and until then there is nothing that anybody could be refused.
 */
export const recordRefusals =
  (host: CommandHost, registry: { readonly isActivated: boolean }) =>
  async (refusal: Refused): Promise<void> => {
    if (!registry.isActivated) return;
    // An envelope holds no `*`: with one, the refusal would be lost on the way.
    const route = `${refusal.method}:${routeName(refusal.route)}`;
    await recordRefusal(host, refusal, {
      command: `http:${route}`,
      resource: { kind: 'route', id: route },
      error: refusal.error,
    }).catch((failure: unknown) => host.log.error('http.refusal_not_recorded', { failure }));
  };
