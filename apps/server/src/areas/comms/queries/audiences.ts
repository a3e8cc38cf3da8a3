import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { AppFailure } from '../../../kernel/app-error.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Person } from '../../../platform/http/person.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { peopleService, teamNames, type PersonView } from '../../identity/public.ts';
import { Code, incidentReads, seeIncident } from '../../incidents/public.ts';
import { audienceThing } from '../audience-thing.ts';
import { isToldOf, reaches, type Audience } from '../domain/audience.ts';
import { commsPermissions } from '../permissions.ts';
import { commsReader, type CommsReader } from '../room.ts';
import { noticesOf } from '../store/audience-notices.ts';
import { allAudiences, findAudience, informedOf, listedOn, type Listed } from '../store/audiences.ts';
import { subscribersAmong } from '../store/subscribers.ts';

const Id = Type.String({ format: 'uuid' });
const Team = Type.Object({ id: Id, name: Type.String() });

const AudienceLine = Type.Object(
  {
    id: Id,
    name: Type.String(),
    reaches: Type.Enum([...reaches]),
    severities: Type.Array(Type.Enum([...severities]), { description: 'Always notified of these severities.' }),
    team: Type.Optional(Team),
    members: Type.Integer(),
    teams: Type.Integer(),
    addresses: Type.Integer(),
    version: Type.Integer(),
  },
  { title: 'Audience' },
);

const columns = [
  { at: 'name', head: 'List', shrinksTo: 12 },
  { at: 'reaches', head: 'Gets' },
  { at: 'severities', head: 'Always' },
  { at: 'members', head: 'Members', dropped: 2 },
  { at: 'teams', head: 'Teams', dropped: 2 },
  { at: 'addresses', head: 'Addresses', dropped: 2 },
  { at: 'team.name', head: 'Owner', shrinksTo: 8, dropped: 1 },
] as const;

async function linesOf({ db }: CommsReader, found: readonly Audience[]) {
  const listed = await listedOn(
    db,
    found.map(({ id }) => id),
  );
  const teams = await teamNames(db);
  return found.map(({ id, name, reaches: what, severities: always, teamId, version }) => {
    const lines = listed.get(id) ?? [];
    const count = (kind: Listed['kind']) => lines.filter((each) => each.kind === kind).length;
    const team = teamId === undefined ? undefined : { id: teamId, name: teams.get(teamId) ?? '' };
    return {
      id,
      name,
      reaches: what,
      severities: [...always],
      ...(team === undefined ? {} : { team }),
      members: count('member'),
      teams: count('team'),
      addresses: count('subscriber'),
      version,
    };
  });
}

/** The lists that receive updates. */
export const audienceList = defineList({
  noun: 'audience',
  name: 'list',
  route: '/v1/audiences',
  does: 'the lists that updates are sent to: what each gets, and how many are on it',
  empty: { says: 'No lists yet.', next: 'muster audience add <name> --reaches stakeholders' },
  clauses: ['2.4'],
  permission: commsPermissions.read,
  filters: {},
  item: AudienceLine,
  columns,
  async page(use) {
    const reader = commsReader(use);
    return { items: await linesOf(reader, await allAudiences(reader.db)) };
  },
});

/** The entries of a list. An address is shown only by its channel and whether it has confirmed. */
export const audienceMembers = defineList({
  noun: 'audience',
  name: 'members',
  route: '/v1/audiences/:id/members',
  does: 'who is on a list; addresses are not shown to anybody',
  empty: { says: 'Nobody is on this list.', next: 'muster audience include <list> --member <member>' },
  clauses: ['2.4'],
  permission: commsPermissions.read,
  key: { id: Key('audience') },
  filters: {},
  item: Type.Object(
    {
      kind: Type.Enum(['member', 'team', 'subscriber']),
      id: Id,
      name: Type.String(),
      state: Type.Optional(Type.Enum(['pending', 'confirmed'])),
    },
    { title: 'AudienceMember' },
  ),
  columns: [
    { at: 'kind', head: 'Who' },
    { at: 'name', head: 'Name', shrinksTo: 14 },
    { at: 'state', head: 'State' },
    { at: 'id', head: 'Id' },
  ],
  async page(use, { key: { id = '' } }) {
    const { db } = commsReader(use);
    if ((await findAudience(db, id)) === undefined) throw new AppFailure(audienceThing.missing);
    const lines = (await listedOn(db, [id])).get(id) ?? [];
    const idsOf = (kind: Listed['kind']) => lines.flatMap((each) => (each.kind === kind ? [each.id] : []));
    const [subscribers, teams] = [await subscribersAmong(db, idsOf('subscriber')), await teamNames(db)];
    const person = await use(peopleService).viewsOf(
      db,
      idsOf('member').map((each) => asId<'principal'>(each)),
    );
    const named = {
      member: (of: string) => ({ name: nameOf(person(asId(of))) }),
      team: (of: string) => ({ name: teams.get(asId(of)) ?? '' }),
      subscriber: (of: string) => ({
        name: subscribers.get(of)?.kind === 'webhook' ? 'a webhook' : 'an e-mail address',
        state: subscribers.get(of)?.state,
      }),
    };
    return { items: lines.map(({ kind, id: of }) => ({ kind, id: of, ...named[kind](of) })) };
  },
});

const nameOf = ({ name, initials }: PersonView): string => name ?? initials;

/** The lists that receive an incident's updates, because of its severity or because somebody added them. */
export const audiencesOfIncident = defineList({
  noun: 'incident',
  name: 'audiences',
  route: '/v1/incidents/:code/audiences',
  does: 'the lists that the updates of an incident are sent to',
  empty: { says: 'Its updates are not sent to any list.', next: 'muster incident inform <code> <list>' },
  clauses: ['2.4'],
  permission: commsPermissions.read,
  key: { code: Code },
  filters: {},
  item: AudienceLine,
  columns,
  async page(use, { actor, key: { code = '' } }) {
    const reader = commsReader(use);
    const { incident } = orFail(await seeIncident(use(incidentReads), actor, { code: code.toUpperCase() }));
    const informed = await informedOf(reader.db, incident.id);
    const told = (await allAudiences(reader.db)).filter((each) =>
      isToldOf(each, { severity: incident.severity, informed }, each.reaches),
    );
    return { items: await linesOf(reader, told) };
  },
});

/** The list members notified of an incident's updates, and the outcome for each. */
export const toldOfIncident = defineList({
  noun: 'incident',
  name: 'told',
  route: '/v1/incidents/:code/told',
  does: 'who on the lists was sent the updates of an incident, and whether they arrived',
  empty: { says: 'Nobody on a list has been sent an update yet.', next: 'muster incident audiences <code>' },
  clauses: ['2.4'],
  permission: commsPermissions.read,
  key: { code: Code },
  filters: {},
  item: Type.Object(
    {
      id: Id,
      update: Id,
      reaches: Type.Enum([...reaches]),
      to: Person,
      state: Type.Enum(['waiting', 'handed-over', 'failed']),
      reason: Type.Optional(Type.String()),
      toldAt: Type.String({ format: 'date-time' }),
    },
    { title: 'AudienceNotice' },
  ),
  columns: [
    { at: 'to', head: 'Who', as: 'person', shrinksTo: 12 },
    { at: 'reaches', head: 'Of what' },
    { at: 'state', head: 'State' },
    { at: 'reason', head: 'Why', dropped: 1 },
    { at: 'toldAt', head: 'When', as: 'instant' },
  ],
  keyset: { id: Id },
  async page(use, { actor, key: { code = '' }, after, limit }) {
    const { db } = commsReader(use);
    const { incident } = orFail(await seeIncident(use(incidentReads), actor, { code: code.toUpperCase() }));
    const found = await noticesOf(db, incident.id, { before: after?.id, limit: limit + 1 });
    const person = await use(peopleService).viewsOf(
      db,
      found.map(({ to }) => to),
    );
    const { next } = pageOf(found, limit, ({ id }) => ({ id }));
    const items = found.slice(0, limit).map(({ id, update, reaches: what, to, state, reason, toldAt }) => {
      const { id: personId, name, initials, roles } = person(to);
      return {
        id,
        update,
        reaches: what,
        to: {
          id: personId,
          initials,
          ...(name === undefined ? {} : { name }),
          ...(roles === undefined ? {} : { roles: [...roles] }),
        },
        state,
        ...(reason === undefined ? {} : { reason }),
        toldAt: toldAt.toISOString(),
      };
    });
    return { items, next };
  },
});
