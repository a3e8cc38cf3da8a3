import { Type, type Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { visibleTeams } from '../../identity/public.ts';
import { seeIncident } from '../../incidents/public.ts';
import { soughtIn, type Sought } from '../domain/search-words.ts';
import type { AlertFilter } from '../store/list-alerts.ts';
import type { AlertReads } from './alert-reads.ts';
import { alertStates } from './schemas.ts';

/** The filters of the alert list, its views and its exports. */
export const alertFilters = {
  state: Type.Optional(Choice(alertStates, { asks: 'firing or resolved' })),
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      ...field({
        asks: 'with these words, "phrases", labels (cluster=eu), or of an incident by its code',
        option: 'query',
        short: 'q',
      }),
    }),
  ),
  incident: Type.Optional(
    Type.String({
      maxLength: 20,
      'x-ref': 'incident',
      ...field({ asks: 'of one incident, by its code', short: 'i' }),
    }),
  ),
  service: Type.Optional(
    Type.String({ maxLength: 100, 'x-ref': 'service-name', ...field({ asks: 'of one service' }) }),
  ),
  unrouted: Type.Optional(Type.Boolean(field({ asks: 'that no rule, mapping or catalog assigned to a team' }))),
  suppression: Type.Optional(
    Type.String({ format: 'uuid', ...field({ asks: 'that began while this suppression held them' }) }),
  ),
};

const Filters = Type.Object(alertFilters);
export type AlertFilters = Static<typeof Filters>;

/** The store's filter for this reader. Whoever may see an incident may see the alerts on it. */
export async function filterFor(
  reads: AlertReads,
  actor: Actor,
  { state, q, incident: code, service, suppression, unrouted }: AlertFilters,
): Promise<AlertFilter> {
  const { incidents } = reads;
  const seen = code === undefined ? undefined : orFail(await seeIncident(incidents, actor, { code }));
  return {
    ...(state === undefined ? {} : { state }),
    ...(q === undefined ? {} : { sought: await soughtFor(reads, actor, q) }),
    ...(service === undefined ? {} : { service: service.toLowerCase() }),
    ...(unrouted === true ? { isUnrouted: true } : {}),
    ...(suppression === undefined ? {} : { heldBy: suppression }),
    ...(seen === undefined
      ? { teams: await visibleTeams({ db: incidents.db, policies: incidents.policies() }, actor) }
      : { teams: 'all', incident: seen.incident.id }),
  };
}

const CODE = /^INC-[0-9A-Z]{4,10}$/i;

/** Scrubs the search like labels: of an address and the like only its pseudonym is stored. */
async function soughtFor({ incidents, scrub }: AlertReads, actor: Actor, words: string) {
  const sought: NonNullable<AlertFilter['sought']>[number][] = [];
  for (const each of soughtIn(words)) {
    const seen = CODE.test(each.text) ? await seeIncident(incidents, actor, { code: each.text }) : undefined;
    sought.push({ ...scrubbed(each, scrub), ...(seen?.ok === true ? { incident: seen.value.incident.id } : {}) });
  }
  return sought;
}

function scrubbed({ text, label }: Sought, scrub: AlertReads['scrub']): Sought {
  if (label === undefined) return { text: scrub({ text })['text'] ?? text };
  const { name, value } = label;
  const clean = scrub({ [name]: value })[name] ?? value;
  return { text: `${name}=${clean}`, label: { name, value: clean } };
}
