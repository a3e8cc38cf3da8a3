import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId } from '../../../kernel/ids.ts';
import type { CatalogService, NamedServices } from '../domain/catalog-service.ts';
import type { ServiceRow } from '../store/services.ts';

export type NamedRow = Pick<ServiceRow, 'name' | 'kind' | 'team_id' | 'tier' | 'user_facing'>;

/** Services by name, in lower case, as a statement to pipeline with others. */
export const servicesNamed = (names: readonly string[]): RawBuilder<NamedRow> => sql<NamedRow>`
  select name, kind, team_id, tier, user_facing from services where name = any(${names}::text[]) order by name`;

export const namedFrom = (rows: readonly NamedRow[]): NamedServices =>
  new Map(
    rows.map(({ name, kind, team_id: team, tier, user_facing: userFacing }) => [
      name,
      {
        name,
        kind,
        teamId: team === null ? undefined : asId<'team'>(team),
        tier: tier ?? undefined,
        userFacing: userFacing ?? undefined,
      },
    ]),
  );

/** One service by name, case-insensitive. */
export async function serviceCalled(db: Kysely<unknown>, name: string): Promise<CatalogService | undefined> {
  const called = name.toLowerCase();
  return namedFrom((await servicesNamed([called]).execute(db)).rows).get(called);
}
