// planted: dependencies folder-circle
export { entryRows } from '../ledger/entry-rows.ts';
