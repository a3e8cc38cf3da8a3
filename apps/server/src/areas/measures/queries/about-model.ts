import type { Kysely } from 'kysely';
import { incidentsLabelled } from '../../alerts/public.ts';
import { incidentsAboutModel } from '../../detection/public.ts';
import type { MeasuredIncident } from '../domain/facts.ts';

/** The alert label that names a model. */
const LABEL = 'model';

/**
 * The incidents about a model, which need not be in the catalog: opened on the catalog entry of that name, with a
 * finding about one of its versions, or with an alert that names it. A merged incident brings in its survivor.
 */
export async function aboutModel<T extends MeasuredIncident>(
  db: Kysely<unknown>,
  incidents: readonly T[],
  model: string,
): Promise<readonly T[]> {
  const ids = incidents.map(({ id }) => id);
  const [found, labelled] = await Promise.all([
    incidentsAboutModel(db, ids, model),
    incidentsLabelled(db, ids, { name: LABEL, value: model }),
  ]);
  const about = new Set([...found, ...labelled]);
  for (const { id, service } of incidents) if (service?.toLowerCase() === model.toLowerCase()) about.add(id);
  for (const { id, mergedInto } of incidents) if (mergedInto !== undefined && about.has(id)) about.add(mergedInto);
  return incidents.filter(({ id }) => about.has(id));
}
