import { sql, type RawBuilder } from 'kysely';
import { asId, type TeamId } from '../../../kernel/ids.ts';

export type OwnerRow = { name: string; team_id: string };

/** Whose the services of these names are, as a statement that goes with others. Names are in lower case. */
export const ownersOf = (names: readonly string[]): RawBuilder<OwnerRow> => sql<OwnerRow>`
  select name, team_id from services where name = any(${names}::text[]) and team_id is not null`;

/** The owner team of each service that has one, by its name. */
export type Owners = ReadonlyMap<string, TeamId>;

export const ownersFrom = (rows: readonly OwnerRow[]): Owners =>
  new Map(rows.map((row) => [row.name, asId<'team'>(row.team_id)]));
