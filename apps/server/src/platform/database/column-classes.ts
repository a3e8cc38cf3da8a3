import { Classified, type DataClass } from '@muster/policy';
import type { tables } from './tables.generated.ts';

type Tables = typeof tables;

/** A column of Muster's own, as `<table>.<column>`; its data asset is `muster.<table>` (areas/classification). */
type OwnColumn = { [Table in keyof Tables]: `${Table}.${keyof Tables[Table] & string}` }[keyof Tables];

/**
 * The columns whose values leave Muster's own tables, with the class they leave as (GOV 6.1). If a classification
 * decision on the table sets a higher class, that is a finding until this map agrees. A column not listed here is
 * CONFIDENTIAL, as is everything under a data key (`platform/keys/data-keys.ts`).
 */
export const columnClasses = {
  'action_items.title': 'INTERNAL',
  'incidents.title': 'INTERNAL',
  'ledger_entries.envelope': 'INTERNAL',
  'status_updates.body': 'PUBLIC',
} as const satisfies Partial<Record<OwnColumn, DataClass>>;

type Declared = typeof columnClasses;

/** The value with its column's class, which it keeps wherever it goes. */
export const labelled = <Column extends keyof Declared, Value>(
  column: Column,
  value: Value,
): Classified<Declared[Column], Value> => new Classified(columnClasses[column], value);
