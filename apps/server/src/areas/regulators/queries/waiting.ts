import type { WaitingFor } from '../../../platform/manifest-queries.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { judge } from '../../identity/public.ts';
import { incidentsById } from '../../incidents/public.ts';
import { regulatorPermissions } from '../permissions.ts';
import { noticesOwed } from '../store/notices.ts';

const MOST = 50;

/** Notices owed, for those who speak for the organisation and may see the incident. */
export const noticesWaiting: WaitingFor = async ({ db, policies }, person) => {
  const { file } = regulatorPermissions;
  const owed = await noticesOwed(db, MOST);
  if (owed.length === 0) return { items: [] };
  const verdicts = await judge({ db, policies: policies() }, person, [file], ORGANISATION);
  if (verdicts?.get(file.name)?.allowed !== true) return { items: [] };
  const incidents = await readAlone(db, incidentsById(owed.map(({ incidentId }) => incidentId)));
  const items = await Promise.all(
    owed.map(async ({ id, incidentId, rule, dueAt }) => {
      const incident = incidents.get(incidentId);
      if (incident === undefined) return [];
      const seen = await judge({ db, policies: policies() }, person, [file], incident);
      if (seen === undefined) return [];
      return [
        {
          kind: 'notice',
          thing: { kind: 'notice', id },
          title: `Notify the authority of ${incident.code} (${rule})`,
          does: 'Record the filing',
          page: `/incidents/${incident.code}`,
          command: `muster notice file ${id}`,
          clause: '2.7',
          dueAt: dueAt.toISOString(),
        },
      ];
    }),
  );
  return { items: items.flat(), isCut: owed.length >= MOST };
};
