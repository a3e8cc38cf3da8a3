// planted: nothing
export const entries = 'select seq from ledger_entries order by seq';
