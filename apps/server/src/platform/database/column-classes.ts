import { Classified, type DataClass } from '@muster/policy';
import type { tables } from './tables.generated.ts';

type Tables = typeof tables;

/** A column of Muster's own, as `<table>.<column>`; its data asset is `muster.<table>` (areas/classification). */
type OwnColumn = { [Table in keyof Tables]: `${Table}.${keyof Tables[Table] & string}` }[keyof Tables];

/**
 * What Muster hands outside of its own tables, by the column it comes from, and the class it is handed on as (GOV 6.1). A
 * decision on the table that puts it higher is a finding for as long as this says less; a column that does not stand here
 * is CONFIDENTIAL, as is all that lies under a data key (`platform/keys/data-keys.ts`).
 */
export const columnClasses = {
  'action_items.title': 'INTERNAL',
  'incidents.title': 'INTERNAL',
  'ledger_entries.envelope': 'INTERNAL',
  'status_updates.body': 'PUBLIC',
} as const satisfies Partial<Record<OwnColumn, DataClass>>;

type Declared = typeof columnClasses;

/** The value with the class of its column, which it keeps wherever it goes. */
export const labelled = <Column extends keyof Declared, Value>(
  column: Column,
  value: Value,
): Classified<Declared[Column], Value> => new Classified(columnClasses[column], value);
