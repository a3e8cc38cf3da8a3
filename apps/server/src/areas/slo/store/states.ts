import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

/** An objective's freeze state and the numbers it was last judged by. */
export type ObjectiveState = {
  readonly objective: string;
  readonly freezeId: string | undefined;
  readonly since: Date | undefined;
  readonly recoveredSince: Date | undefined;
  readonly incidentId: IncidentId | undefined;
  readonly judgedAt: Date;
  /** JSON text. */
  readonly standing: string;
};

type StateRow = Row<'slo_states', { incident_id: IncidentId | null }>;

const from = (row: StateRow): ObjectiveState => ({
  objective: row.objective,
  freezeId: row.freeze_id ?? undefined,
  since: row.since ?? undefined,
  recoveredSince: row.recovered_since ?? undefined,
  incidentId: row.incident_id ?? undefined,
  judgedAt: row.judged_at,
  standing: row.standing,
});

/** Locks an objective's row until the transaction ends, creating it at first. */
export async function lockState(db: Kysely<unknown>, objective: string, at: Date): Promise<ObjectiveState> {
  await sql`insert into slo_states (objective, judged_at, standing) values (${objective}, ${at}, '{}')
    on conflict (objective) do nothing`.execute(db);
  const { rows } = await sql<StateRow>`
    select ${columnsOf('slo_states')} from slo_states
    where objective = ${objective} for update`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('an objective’s row that was written is not there');
  return from(row);
}

export const allStates: Read<readonly ObjectiveState[]> = defineRead(
  () => [
    sql<StateRow>`select ${columnsOf('slo_states')} from slo_states
      order by objective`,
  ],
  (rows) => rows.map(from),
);

export async function saveState(db: Kysely<unknown>, state: ObjectiveState, entry: EntryId | undefined): Promise<void> {
  await sql`update slo_states set freeze_id = ${state.freezeId ?? null}, since = ${state.since ?? null},
    recovered_since = ${state.recoveredSince ?? null}, incident_id = ${state.incidentId ?? null},
    judged_at = ${state.judgedAt}, standing = ${state.standing}, last_entry = coalesce(${entry ?? null}, last_entry)
    where objective = ${state.objective}`.execute(db);
}
