import type { Kysely } from 'kysely';
import { incidentsLabelled } from '../../alerts/public.ts';
import { incidentsAboutModel } from '../../detection/public.ts';
import type { MeasuredIncident } from '../domain/facts.ts';

/** The label by which senders name a model. */
const LABEL = 'model';

/**
 * Those that are about a model, which need not stand in the catalog: an incident about the catalog's entry of that name, one in
 * which something was found about a version of it, or one with an alert that names it. What was merged brings its survivor along.
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
