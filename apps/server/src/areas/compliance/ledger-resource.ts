import { ledgerKind } from './kinds.ts';

export const ledgerResource = { kind: ledgerKind.name, id: 'ledger' } as const;
