import type { EntryId } from '../../../kernel/ids.ts';

/** What is read of an entry here. */
export type Told = {
  readonly id: string;
  readonly action: string;
  readonly time: string;
  readonly request: string;
  readonly resource: { readonly kind: string; readonly id: string };
};

/** What the ledger has on one row's claim. */
export type Known<Entry> = {
  /** The entry that the row names, as far as it is still there. */
  readonly named: Entry | undefined;
  /** The newest entry that must have changed the row. */
  readonly newest: Entry | undefined;
  /** The newest entry that tells each lasting thing, in the order of `lasting`; absent where the ledger has none (any more). */
  readonly lasting: readonly (Entry | undefined)[];
  /** The row names an entry older than everything the ledger still holds. */
  readonly isBeyondRetention: boolean;
};

/** A row, and the entry it names. */
export type Row = {
  readonly id: string;
  readonly lastEntry: EntryId;
  readonly columns: Readonly<Record<string, unknown>>;
};

/** What an area says of the entries about such rows (`StateClaims`). */
export type Rules<Entry> = {
  readonly kind: string;
  readonly bornBy: readonly string[];
  readonly changedBy: readonly string[];
  readonly sweptBy: { readonly actions: readonly string[]; readonly column: string } | undefined;
  rowsOf(entry: Entry): readonly string[];
  agrees(columns: Row['columns'], entry: Entry): boolean;
  readonly lasting: readonly { agrees(columns: Row['columns'], newest: Entry): boolean }[];
};

export type StateProblem = {
  readonly kind: string;
  readonly id: string;
  readonly problem: 'entry-missing' | 'entry-of-another' | 'behind-the-ledger' | 'unlike-its-entry' | 'row-missing';
};

/**
 * Holds a row against the ledger: the entry it names must be there, be about it, be of the last act that changed it, and
 * the row must be as that entry left it. Several entries of one request are one act. Pure.
 */
export function holdAgainstLedger<Entry extends Told>(
  rules: Rules<Entry>,
  row: Row,
  known: Known<Entry>,
): StateProblem | undefined {
  const found = (problem: StateProblem['problem']): StateProblem => ({ kind: rules.kind, id: row.id, problem });
  const { named, newest } = known;
  if (named === undefined) return known.isBeyondRetention ? undefined : found('entry-missing');
  const { sweptBy } = rules;
  const hasSwept =
    sweptBy?.actions.includes(named.action) === true && row.columns[sweptBy.column] === named.resource.id;
  if (!hasSwept && !isAbout(rules, row, named)) return found('entry-of-another');
  const isLast =
    newest === undefined ||
    newest.id === named.id ||
    newest.request === named.request ||
    (hasSwept && newest.time <= named.time);
  if (!isLast) return found('behind-the-ledger');
  const isAsTold = rules.lasting.every((thing, place) => {
    const told = known.lasting[place];
    return told === undefined || thing.agrees(row.columns, told);
  });
  return isAsTold && rules.agrees(row.columns, named) ? undefined : found('unlike-its-entry');
}

const isAbout = <Entry extends Told>(rules: Rules<Entry>, row: Row, named: Entry): boolean =>
  [...rules.bornBy, ...rules.changedBy].includes(named.action) && rules.rowsOf(named).includes(row.id);
