import { asId, type DueId } from '../../kernel/ids.ts';
import type { Row } from '../database/row.ts';
import type { DueKind, DueRow, DueSubject } from './kind.ts';
import { readPayload } from './payload.ts';

/** A row the worker holds. `attempt` counts the current one, from 1. */
export type ClaimedRow = {
  readonly id: DueId;
  readonly kind: string;
  readonly key: string;
  readonly subject: DueSubject;
  readonly dueAt: Date;
  readonly claimableAt: Date;
  readonly attempt: number;
  readonly payload: string;
};

/** The row's columns. */
export type ClaimedColumns = Pick<
  Row<'due_work'>,
  'id' | 'kind' | 'key' | 'subject_kind' | 'subject_id' | 'due_at' | 'claimable_at' | 'attempt' | 'payload'
>;

export const claimedRow = (row: ClaimedColumns): ClaimedRow => ({
  id: asId<'due'>(row.id),
  kind: row.kind,
  key: row.key,
  subject: { kind: row.subject_kind, id: row.subject_id },
  dueAt: row.due_at,
  claimableAt: row.claimable_at,
  attempt: row.attempt,
  payload: row.payload,
});

/** The row as its handler sees it. */
export const rowForHandler = (kind: DueKind, row: ClaimedRow): DueRow => ({
  id: row.id,
  key: row.key,
  subject: row.subject,
  dueAt: row.dueAt,
  attempt: row.attempt,
  payload: readPayload(kind, row.payload),
});
