import { ORGANISATION } from '../../kernel/protected.ts';
import { defineService } from '../../kernel/services.ts';
import type { LedgerIdentity } from '../../platform/ledger/export-lines.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { ledgerKind } from './kinds.ts';

export const ledgerResource = { kind: ledgerKind.name, id: 'ledger' } as const;

/** The trusted signing keys, and the key that authenticates entries not yet sequenced. */
export const trustService = defineService<{ readonly ledger: LedgerIdentity; readonly macKey: Uint8Array }>(
  'compliance.trust',
);

/** The ledger as a whole. */
export const ledgerThing = defineThing({
  kind: ledgerKind,
  noun: 'ledger',
  root: '/v1/ledger',
  key: {},
  idOf: () => ledgerResource.id,
  lock: async (): Promise<typeof ledgerResource | undefined> => ledgerResource,
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: { kind: 'not_found', code: 'request/not-found', public: 'There is no ledger.' },
});
