import type { AreaReads, Person, Waiting, WaitingPage } from '../../../platform/manifest-queries.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { judge } from '../../identity/public.ts';
import { commanderOf, incidentsById, type Incident } from '../../incidents/public.ts';
import { dueAtOf } from '../domain/action-item.ts';
import type { Postmortem } from '../domain/postmortem.ts';
import { postmortemPermissions } from '../permissions.ts';
import { acceptedBy } from '../store/action-items.ts';
import { openPostmortems } from '../store/postmortems.ts';

const MOST = 50;

/** What a person owes: as commander, the review to schedule and the postmortem to publish; and their action items. */
export async function postmortemsWaitingOn(reads: AreaReads, person: Person): Promise<WaitingPage> {
  const { db } = reads;
  const open = await openPostmortems(db, MOST);
  const items = await acceptedBy(db, person.id, MOST);
  const ids = [...open, ...items].map(({ incidentId }) => incidentId);
  const incidents = await readAlone(db, incidentsById([...new Set(ids)]));
  const owed: Waiting[] = [];
  for (const postmortem of open) {
    const incident = incidents.get(postmortem.incidentId);
    if (incident !== undefined && (await isTheirs(reads, person, incident))) owed.push(waitingOn(postmortem, incident));
  }
  const actions = items.flatMap((item): Waiting[] => {
    const incident = incidents.get(item.incidentId);
    if (item.commitment === undefined || incident === undefined) return [];
    return [
      {
        kind: 'action-item',
        thing: { kind: 'action-item', id: item.id },
        title: `${item.title} (${incident.code})`,
        does: 'Mark done',
        page: `/postmortems/${incident.code}`,
        command: `muster action finish ${item.id}`,
        clause: '8.4',
        dueAt: dueAtOf(item.commitment).toISOString(),
        rank: item.commitment.severity,
      },
    ];
  });
  return { items: [...owed, ...actions], isCut: open.length >= MOST || items.length >= MOST };
}

/** The commander's job; without a commander, anyone's who may facilitate. */
async function isTheirs({ db, policies }: AreaReads, person: Person, incident: Incident): Promise<boolean> {
  const commander = commanderOf(incident);
  if (commander !== undefined) return commander === person.id;
  const { facilitate } = postmortemPermissions;
  const decisions = await judge({ db, policies: policies() }, person, [facilitate], incident);
  return decisions?.get(facilitate.name)?.allowed === true;
}

function waitingOn({ state, review, clause, dueAt, severity }: Postmortem, { code, title }: Incident): Waiting {
  const [kind, does, verb] =
    review === undefined
      ? (['review', 'Schedule the review', `schedule ${code} --at …`] as const)
      : state === 'owed'
        ? (['postmortem', 'Begin', `begin ${code}`] as const)
        : (['postmortem', 'Publish', `publish ${code}`] as const);
  return {
    kind,
    thing: { kind: 'incident', id: code },
    title: `Postmortem of ${code}: ${title}`,
    does,
    page: `/postmortems/${code}`,
    command: `muster postmortem ${verb}`,
    clause: review === undefined ? '8.2' : clause,
    ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }),
    rank: severity,
  };
}
