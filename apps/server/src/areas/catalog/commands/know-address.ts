import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { inOrder, knownAddress } from '../domain/service.ts';
import { catalogPermissions } from '../permissions.ts';
import { saveService } from './save-services.ts';
import { serviceThing } from '../service-thing.ts';
import { ownerOfAddress } from '../store/services.ts';
import { addressTaken } from '../store/write-services.ts';
import { Address, Changed } from './service-fields.ts';

/** Assigns an IP address or host to a service: records show the service's name instead (GOV 6.6, R29). */
export const knowAddress = verb(serviceThing, {
  name: 'know-address',
  words: {
    label: 'Add an address',
    does: 'record that an IP address or host is this service',
    done: 'Address added.',
    next: 'muster service show <key>',
  },
  clauses: ['6.6'],
  permission: catalogPermissions.keep,
  fields: { address: Address('IP address or host') },
  answer: Changed,
  async decide(ctx, { thing: service, input }) {
    const address = knownAddress(input.address);
    if (address === undefined) return err(notAnAddress);
    if (service.addresses.includes(address)) return err(knownAlready);
    const owner = await ownerOfAddress(ctx.tx, address);
    if (owner !== undefined) return err(takenBy(owner));
    return ok(await saveService(ctx, service, { addresses: inOrder([...service.addresses, address]) }));
  },
});

export const notAnAddress: AppError = {
  kind: 'invalid',
  code: 'catalog/not-an-address',
  public: 'That is neither an IP address nor a host.',
  fields: [{ path: '/address', problem: 'is not an address', remedy: 'such as 10.0.0.5 or db-1.example.org' }],
};

const knownAlready: AppError = {
  kind: 'conflict',
  code: 'catalog/address-known-already',
  public: 'It is already a known address of this service.',
};

const takenBy = (owner: string): AppError => ({
  ...addressTaken,
  public: `It is a known address of ${owner}.`,
  remedy: `muster service forget-address ${owner} <address> first.`,
});
