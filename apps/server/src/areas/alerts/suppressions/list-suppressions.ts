import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { Choice } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { mayOn, mayShape, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, visibleTeams } from '../../identity/public.ts';
import { standingAt, suppressionKinds } from '../domain/suppression.ts';
import { alertPermissions } from '../permissions.ts';
import { listSuppressions } from '../store/suppressions.ts';
import { alertReadsService } from '../queries/alert-reads.ts';
import { endSuppression } from '../commands/end-suppression.ts';

const verbsOnSuppression = [endSuppression];

const Moment = Type.String({ format: 'date-time' });

const Suppression = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    kind: Type.Enum([...suppressionKinds]),
    standing: Type.Enum(['planned', 'active', 'over']),
    reason: Type.String(),
    of: Type.String({ description: 'Which alerts it holds, in words.' }),
    startsAt: Moment,
    endsAt: Moment,
    endedAt: Type.Optional(Moment),
    createdBy: Type.Optional(Person),
    held: Type.Integer({ description: 'How many alerts began while it held them.' }),
    waiting: Type.Integer({ description: 'How many of them are firing and have no incident.' }),
    version: Type.Integer(),
    may: mayShape(verbsOnSuppression),
  },
  { title: 'Suppression' },
);

/** Past, present and planned suppressions, newest first, with what each held. */
export const suppressions = defineList({
  noun: 'suppression',
  name: 'list',
  route: '/v1/suppressions',
  does: 'snoozes, maintenance windows, flapping alerts and pauses, with what each held back',
  empty: { says: 'Nothing is held back.', next: 'muster suppression create --until <moment> --reason <text>' },
  clauses: ['3.1.1'],
  permission: alertPermissions.read,
  filters: {
    state: Type.Optional(Choice(['open', 'over'], { asks: 'those active or planned (open), or those that are over' })),
  },
  item: Suppression,
  columns: [
    { at: 'kind', head: 'Kind' },
    { at: 'standing', head: 'State' },
    { at: 'of', head: 'Holds', shrinksTo: 14 },
    { at: 'endsAt', head: 'Until', as: 'instant' },
    { at: 'held', head: 'Held' },
    { at: 'waiting', head: 'Firing', dropped: 2 },
    { at: 'reason', head: 'Why', shrinksTo: 12 },
    { at: 'createdBy', head: 'By', as: 'person', shrinksTo: 8, dropped: 1 },
    { at: 'id', head: 'Id' },
  ],
  keyset: { id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters: { state }, after, limit }) {
    const { incidents: reads } = use(alertReadsService);
    const reader = { db: reads.db, policies: reads.policies() };
    const now = reads.clock.now();
    const found = await listSuppressions(reads.db, {
      teams: await visibleTeams(reader, actor),
      now,
      state,
      after: after?.id,
      limit: limit + 1,
    });
    const page = pageOf(found, limit, ({ id }) => ({ id: id as string }));
    const person = await reads.people.viewsOf(
      reads.db,
      page.items.flatMap((each) => (each as (typeof found)[number]).createdBy ?? []),
    );
    const items: unknown[] = [];
    for (const each of found.slice(0, limit)) {
      const decisions = await judge(reader, actor, permissionsOf(verbsOnSuppression), each);
      if (decisions === undefined) continue;
      const by = each.createdBy && person(each.createdBy);
      items.push({
        id: each.id,
        kind: each.kind,
        standing: standingAt(each, now),
        reason: each.reason,
        of: matcherWords(each),
        startsAt: each.startsAt.toISOString(),
        endsAt: each.endsAt.toISOString(),
        ...(each.endedAt === undefined ? {} : { endedAt: each.endedAt.toISOString() }),
        ...(by === undefined ? {} : { createdBy: by }),
        held: each.held,
        waiting: each.waiting,
        version: each.version,
        may: mayOn(verbsOnSuppression, each, decisions, { actor, policy: reader.policies.current, now }),
      });
    }
    return { ...page, items };
  },
});

/** `3 alerts`, or the combined conditions: `Alertmanager · service scoring · cluster=eu-1`. */
function matcherWords(each: {
  readonly alerts: number;
  readonly integration: string | undefined;
  readonly service: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}): string {
  if (each.alerts > 0) return each.alerts === 1 ? '1 alert' : `${each.alerts} alerts`;
  return [
    ...(each.integration === undefined ? [] : [each.integration]),
    ...(each.service === undefined ? [] : [`service ${each.service}`]),
    ...Object.entries(each.labels).map(([name, value]) => `${name}=${value}`),
  ].join(' · ');
}
