import type { Actor } from '../../../kernel/actor.ts';
import { visibleTeams } from '../../identity/public.ts';
import { visibleIncidents } from '../../incidents/public.ts';
import { listRows, type AlertFilter } from '../store/list-alerts.ts';
import type { AlertReads } from './alert-reads.ts';
import { alertView, type AlertView } from './alert-view.ts';

export type AlertPage = { readonly before: string | undefined; readonly limit: number };

/** The alerts this actor may know of, newest first. */
export async function listAlerts(
  reads: AlertReads,
  actor: Actor,
  filter: Omit<AlertFilter, 'teams' | 'incident'>,
  page: AlertPage,
): Promise<readonly AlertView[]> {
  const { db } = reads.incidents;
  const teams = await visibleTeams({ db, policies: reads.incidents.policies() }, actor);
  const listed = await listRows(db, { ...filter, teams }, page);
  const codes = await visibleIncidents(
    reads.incidents,
    actor,
    listed.flatMap(({ alert }) => alert.incidentId ?? []),
  );
  return listed.map((each) => alertView(each, (incident) => codes.get(incident)));
}
