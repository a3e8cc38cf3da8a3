import type { Kysely } from 'kysely';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import { namedFrom, servicesNamed, type NamedServices } from '../../catalog/public.ts';
import type { Alert } from '../domain/alert.ts';
import type { GroupName } from '../domain/group.ts';
import type { Integration } from '../domain/integration.ts';
import { alertFrom } from './alert-rows.ts';
import { lockEpisodes, type EpisodeName } from './alerts.ts';
import { placesFrom, placesOf, type Places } from './groups.ts';
import { byKey, integrationsByKey } from './integrations.ts';
import { inUseFrom, routingsInUse, type RoutingsInUse } from './routings.ts';
import { activeSuppressions, type ActiveRow } from './suppressions.ts';

export type Asked = {
  readonly keyHashes: readonly string[];
  readonly episodes: readonly EpisodeName[];
  readonly groups: readonly GroupName[];
  /** Service names, in lower case. */
  readonly services: readonly string[];
  readonly now: Date;
};

/** What is known before a batch is decided. Its episodes are locked; its groups are only read. */
export type Known = {
  /** By the hash of their key. */
  readonly integrations: ReadonlyMap<string, Integration>;
  readonly alerts: readonly Alert[];
  readonly places: Places;
  /** From the catalog, by name. */
  readonly services: NamedServices;
  /** Active at this moment. */
  readonly suppressions: readonly ActiveRow[];
  readonly routing: RoutingsInUse;
};

/** Everything in one round trip: in a storm the round trips cost more than the rows. */
export async function readKnown(
  db: Kysely<unknown>,
  { keyHashes, episodes, groups, services, now }: Asked,
): Promise<Known> {
  const [integrations, alerts, places, known, active, routings] = await pipeline(db, [
    integrationsByKey(keyHashes),
    lockEpisodes(episodes),
    placesOf(groups),
    servicesNamed(services),
    activeSuppressions(now, episodes),
    routingsInUse,
  ]);
  return {
    integrations: byKey(integrations.rows),
    alerts: alerts.rows.map(alertFrom),
    places: placesFrom(places.rows),
    services: namedFrom(known.rows),
    suppressions: active.rows,
    routing: inUseFrom(routings.rows),
  };
}
