import { severities } from '@muster/policy';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { addDays } from '../../../kernel/clock.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { earlierIncidents, incidentReads } from '../../incidents/public.ts';
import { alike, areAlike, wordsOf } from '../domain/alike.ts';
import { postmortemPermissions } from '../permissions.ts';

const DAYS = 365;
const LOOKED_AT = 2000;
const SHOWN = 5;

const Seen = Type.Object(
  {
    code: Type.String(),
    title: Type.String(),
    severity: Type.Enum([...severities]),
    declaredAt: Type.String({ format: 'date-time' }),
    isOpen: Type.Boolean(),
    because: Type.Enum(['service', 'words', 'service and words']),
    postmortem: Type.Optional(Type.Enum(['owed', 'draft', 'in-review', 'published'])),
    openActions: Type.Integer({ description: 'Its action items that are proposed or accepted, and not done.' }),
  },
  { title: 'SeenBefore' },
);

/** Earlier incidents similar to the one being declared, with lessons and open action items. */
export const seenBefore = defineList({
  noun: 'incident',
  name: 'seen-before',
  route: '/v1/seen-before',
  does: 'similar incidents of the last year, with their postmortems and open action items',
  empty: { says: 'No similar incidents in the last year.' },
  clauses: ['3.3.6', '8.4'],
  permission: postmortemPermissions.read,
  filters: {
    words: Type.Optional(Type.String({ maxLength: 200, ...field({ asks: 'What is wrong', option: 'title' }) })),
    service: Type.Optional(Type.String({ maxLength: 100, ...field({ asks: 'About which service' }) })),
  },
  item: Seen,
  columns: [
    { at: 'code', head: 'Incident' },
    { at: 'title', head: 'Title', shrinksTo: 14 },
    { at: 'severity', head: 'Severity', as: 'severity' },
    { at: 'because', head: 'Similar in', dropped: 1 },
    { at: 'postmortem', head: 'Postmortem' },
    { at: 'openActions', head: 'Open items' },
  ],
  async page(use, { actor, filters }) {
    const reads = use(incidentReads);
    const [words, service] = [wordsOf(filters.words ?? ''), filters.service?.trim().toLowerCase()];
    if (words.size === 0 && service === undefined) return { items: [] };
    const since = addDays(reads.clock.now(), -DAYS);
    const earlier = await earlierIncidents(reads, actor, since, LOOKED_AT);
    const found = earlier
      .flatMap((incident) => {
        const its = wordsOf(incident.title);
        const isService = service !== undefined && service !== '' && incident.service === service;
        const isWords = areAlike(words, its);
        if (!isService && !isWords) return [];
        const because = isService ? (isWords ? 'service and words' : 'service') : 'words';
        return [{ incident, because, weight: alike(words, its) + (isService ? 1 : 0) }];
      })
      .toSorted((one, other) => other.weight - one.weight)
      .slice(0, SHOWN);
    const ids = found.map(({ incident }) => incident.id as string);
    const { rows } = await sql<{ id: string; state: string | null; open: number }>`
      select i.id, (select p.state from postmortems p where p.incident_id = i.id) as state,
        (select count(*)::integer from action_items a
          where a.incident_id = i.id and a.state in ('proposed', 'accepted')) as open
      from unnest(${ids}::uuid[]) as i (id)`.execute(reads.db);
    const learned = new Map(rows.map((row) => [row.id, row]));
    return {
      items: found.map(({ incident, because }) => {
        const { state = null, open = 0 } = learned.get(incident.id) ?? {};
        const { code, title, severity, declaredAt, isOpen } = incident;
        return {
          code,
          title,
          severity,
          isOpen,
          because,
          openActions: open,
          declaredAt: declaredAt.toISOString(),
          ...(state === null ? {} : { postmortem: state }),
        };
      }),
    };
  },
});
