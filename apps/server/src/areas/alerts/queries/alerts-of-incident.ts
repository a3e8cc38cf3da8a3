import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { seeIncident } from '../../incidents/public.ts';
import { listRows } from '../store/list-alerts.ts';
import type { AlertReads } from './alert-reads.ts';
import { alertView, type AlertView } from './alert-view.ts';
import type { AlertPage } from './list-alerts.ts';

/** The alerts of an incident that this actor may see: whoever may see the incident may see what it is about. */
export async function alertsOfIncident(
  reads: AlertReads,
  actor: Actor,
  code: string,
  page: AlertPage,
): Promise<Result<readonly AlertView[], AppError>> {
  const seen = await seeIncident(reads.incidents, actor, { code });
  if (!seen.ok) return seen;
  const { incident } = seen.value;
  const listed = await listRows(reads.incidents.db, { incident: incident.id, teams: 'all' }, page);
  return ok(listed.map((each) => alertView(each, () => incident.code)));
}
