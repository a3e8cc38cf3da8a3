/** The ledger itself, where an entry is about all of it. */
export const ledgerResource = { kind: 'ledger', id: 'ledger' } as const;
