import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { knownAddress } from '../domain/service.ts';
import { catalogPermissions } from '../permissions.ts';
import { saveService } from './save-services.ts';
import { serviceThing } from '../service-thing.ts';
import { notAnAddress } from './know-address.ts';
import { Address, Changed } from './service-fields.ts';

/** Removes an address from a service: from now on it is pseudonymised like any other. */
export const forgetAddress = verb(serviceThing, {
  name: 'forget-address',
  words: {
    label: 'Remove an address',
    does: 'record that an IP address or host is no longer this service',
    done: 'Address removed.',
    next: 'muster service show <key>',
  },
  clauses: ['6.6'],
  permission: catalogPermissions.keep,
  fields: { address: Address('IP address or host') },
  answer: Changed,
  async decide(ctx, { thing: service, input }) {
    const address = knownAddress(input.address);
    if (address === undefined) return err(notAnAddress);
    if (!service.addresses.includes(address)) return err(notKnown);
    return ok(await saveService(ctx, service, { addresses: service.addresses.filter((each) => each !== address) }));
  },
});

const notKnown: AppError = {
  kind: 'conflict',
  code: 'catalog/address-unknown',
  public: 'This is not a known address of this service.',
};
