import { asId, type DueId } from '../../kernel/ids.ts';
import type { DueRow, DueSubject } from './kind.ts';
import type { Registered } from './registry.ts';
import { readPayload } from './payload.ts';

/** A row that can be claimed, as somebody saw it who holds no lock on it. All but its attempt and state is for ever. */
export type SeenRow = {
  readonly id: DueId;
  readonly kind: string;
  readonly key: string;
  readonly subject: DueSubject;
  readonly dueAt: Date;
  readonly claimableAt: Date;
  readonly attempt: number;
  readonly payload: string;
};

/** The row as the table has it. */
export type SeenColumns = {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly due_at: Date;
  readonly claimable_at: Date;
  readonly attempt: number;
  readonly payload: string;
};

export const seenRow = (row: SeenColumns): SeenRow => ({
  id: asId<'due'>(row.id),
  kind: row.kind,
  key: row.key,
  subject: { kind: row.subject_kind, id: row.subject_id },
  dueAt: row.due_at,
  claimableAt: row.claimable_at,
  attempt: row.attempt,
  payload: row.payload,
});

/** The row as its handler sees it, on its `attempt`th attempt (from 1). */
export const rowForHandler = (registered: Registered, seen: SeenRow, attempt: number): DueRow => ({
  id: seen.id,
  key: seen.key,
  subject: seen.subject,
  dueAt: seen.dueAt,
  attempt,
  payload: readPayload(registered.kind, seen.payload),
});
