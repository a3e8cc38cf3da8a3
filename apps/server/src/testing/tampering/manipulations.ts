import { sql, type Kysely } from 'kysely';
import { buildTree, insertEntries, sampleEnvelope, SIGNER, STRANGER } from './sample-ledger.ts';

/**
 * What an attacker with full SQL rights can change: the database, and copies in a sink they can reach, one line per
 * entry.
 */
export type Ground = { readonly db: Kysely<unknown>; readonly count: number; readonly copies: string[] };

export type Manipulation = {
  readonly name: string;
  readonly apply: (on: Ground) => Promise<unknown>;
  /** The expected findings. Empty: the change is legitimate. */
  readonly found: readonly RegExp[];
  /** Signed with the ledger's own key: only evidence kept outside reveals it. */
  readonly needsAnchor?: true;
};

const middle = ({ count }: Ground) => Math.floor(count / 3);
const forged = (seq: number) => sampleEnvelope(seq).replace('"number":', '"number":9');
const edit = async (on: Ground) =>
  sql`update ledger_entries set envelope = ${forged(middle(on))} where seq = ${middle(on)}`.execute(on.db);
const shift = async ({ db }: Ground, from: number, by: number) => {
  // Via negative numbers, since `seq` is unique.
  await sql`update ledger_entries set seq = -seq - 1 where seq >= ${from}`.execute(db);
  await sql`update ledger_entries set seq = -seq - 1 + ${by} where seq < 0`.execute(db);
};
const remove = async ({ db }: Ground, from: number, below: number) =>
  sql`delete from ledger_entries where seq >= ${from} and seq < ${below}`.execute(db);

/** Every manipulation that the policy's tamper evidence must detect, and one legitimate change (GOV 7.5). */
export const manipulations: readonly Manipulation[] = [
  { name: 'an entry is edited', apply: edit, found: [/^ledger: edited/] },
  {
    name: 'an entry is deleted',
    apply: async (on) => remove(on, middle(on), middle(on) + 1),
    found: [/^ledger: (removed|gap)/],
  },
  {
    name: 'an entry is deleted, and those after it move up',
    async apply(on) {
      await remove(on, middle(on), middle(on) + 1);
      await shift(on, middle(on) + 1, -1);
    },
    found: [/^ledger: removed/],
  },
  {
    name: 'an entry is inserted',
    async apply(on) {
      await shift(on, middle(on), 1);
      await insertEntries(on.db, middle(on), [forged(on.count + 1)]);
    },
    found: [/^ledger: forged/],
  },
  {
    name: 'two entries change places',
    async apply(on) {
      const [one, other] = [middle(on), middle(on) + 1];
      await remove(on, one, other + 1);
      await insertEntries(on.db, one, [sampleEnvelope(other), sampleEnvelope(one)]);
    },
    found: [/^ledger: reordered/],
  },
  {
    name: 'the newest entries are cut off, heads and all',
    async apply(on) {
      const left = Math.floor(on.count / 2 / 256) * 256;
      await remove(on, left, on.count);
      await sql`delete from ledger_checkpoints where size > ${left}`.execute(on.db);
      await buildTree(on.db, [], left);
    },
    found: [/^ledger: truncated/],
    needsAnchor: true,
  },
  {
    name: 'the newest entries are cut off, and the heads stay',
    apply: async (on) => remove(on, on.count - 3, on.count),
    found: [/^ledger: truncated/],
  },
  {
    name: 'history is rewritten and signed again',
    async apply(on) {
      await edit(on);
      await buildTree(on.db, [SIGNER]);
    },
    found: [/^ledger: inconsistent/],
    needsAnchor: true,
  },
  {
    name: 'history forks: older heads stay, and newer ones are signed over other entries',
    async apply(on) {
      const from = Math.floor(on.count / 2 / 256) * 256;
      await remove(on, from, on.count);
      await insertEntries(
        on.db,
        from,
        Array.from({ length: on.count - from }, (_, place) => forged(from + place)),
      );
      await buildTree(on.db, [SIGNER], from);
    },
    found: [/^ledger: inconsistent/],
    needsAnchor: true,
  },
  {
    name: 'the clock is put back: an entry says another time',
    apply: async (on) =>
      sql`update ledger_entries set envelope = replace(envelope, '"time":"2026', '"time":"2025'),
        occurred_at = occurred_at - interval '1 year' where seq = ${middle(on)}`.execute(on.db),
    found: [/^ledger: edited/],
  },
  {
    name: 'an entry is hidden from a search: its columns say another actor and another time',
    apply: async (on) =>
      sql`update ledger_entries set actor = 'somebody', occurred_at = '2020-01-01' where seq = ${middle(on)}`.execute(
        on.db,
      ),
    found: [/^rows: ledger_entries differs/],
  },
  {
    name: 'the key is swapped: every head is signed by another',
    apply: async (on) => buildTree(on.db, [STRANGER]),
    found: [/^ledger: forged-checkpoint/],
  },
  {
    name: 'a leaf of the tree is changed',
    apply: async (on) =>
      sql`update ledger_tiles set hashes = overlay(hashes placing '\\x00000000'::bytea from 1)
        where level = 0 and tile = 0`.execute(on.db),
    found: [/^ledger: tree-damaged/],
  },
  {
    name: 'entries are pruned, and no entry owns up to it',
    async apply(on) {
      await remove(on, 0, 256);
      await sql`insert into ledger_prunes (entry_id, below, pruned_at)
        values ('0198e2a0-0000-7000-8000-0000000fffff', 256, '2026-01-01')`.execute(on.db);
    },
    found: [/^(ledger: (removed|gap)|rows: ledger removed-without-entry)/],
  },
  {
    name: 'a copy in a sink is edited',
    apply: async (on) => (on.copies[middle(on)] = (on.copies[middle(on)] ?? '').replace('"number":', '"number":9')),
    found: [/^sink: altered/],
  },
  {
    name: 'copies in a sink are missing',
    apply: async (on) => on.copies.splice(middle(on), 2),
    found: [new RegExp('^sink: missing 2')],
  },
  {
    name: 'somebody is erased: the key and the content go',
    async apply(on) {
      await sql`delete from ledger_content`.execute(on.db);
      await sql`update data_keys set wrapped_key = null, master_kid = null, destroyed_at = '2026-01-01', tombstone = 'erased'
        where wrapped_key is not null`.execute(on.db);
    },
    found: [],
  },
];
