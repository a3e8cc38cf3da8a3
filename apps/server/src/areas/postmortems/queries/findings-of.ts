import type { Kysely } from 'kysely';
import type { PolicySnapshot } from '@muster/policy';
import type { UseService } from '../../../kernel/services.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { principalOfEntry } from '../../../platform/ledger/envelope.ts';
import { entriesOf } from '../../../platform/ledger/read-entries.ts';
import { peopleService } from '../../identity/public.ts';
import { commanderOf, type Incident } from '../../incidents/public.ts';
import { incidentKind, pagesOf } from '../../oncall/public.ts';
import { findingsIn, type SectionFinding } from '../domain/publishable.ts';
import { answersOf, textsOf } from '../store/texts.ts';

const MOST = 1_000;

/** Names of the people who acted in the incident, were paged for it or command it: known, not guessed. */
export async function namesOnIncident(
  { db, use }: { readonly db: Kysely<unknown>; readonly use: UseService },
  incident: Incident,
): Promise<readonly string[]> {
  const entries = await entriesOf(db, { kind: incidentKind.name, id: incident.id }, MOST);
  const pages = await pagesOf(db, incident.id, MOST);
  const ids = new Set<PrincipalId>([
    ...entries.flatMap(({ envelope }) => principalOfEntry(envelope) ?? []).map((id) => asId<'principal'>(id)),
    ...pages.map(({ to }) => to),
    ...[commanderOf(incident) ?? []].flat(),
  ]);
  const person = await use(peopleService).viewsOf(db, [...ids]);
  return [...ids].flatMap((id) => person(id).name ?? []);
}

/** The blameless check's findings in the current postmortem, for a command. */
export async function findingsOf(
  ctx: { readonly tx: Kysely<unknown>; readonly use: UseService; readonly policies: Policies },
  incident: Incident,
  texts?: ReadonlyMap<string, string>,
): Promise<readonly SectionFinding[]> {
  const names = await namesOnIncident({ db: ctx.tx, use: ctx.use }, incident);
  return findingsIn(texts ?? (await bodiesOf(ctx.tx, incident)), names, await answersOf(ctx.tx, incident.id));
}

/** Each section's newest text. */
export const bodiesOf = async (db: Kysely<unknown>, { id }: Incident): Promise<ReadonlyMap<string, string>> =>
  new Map((await textsOf(db, id)).map(({ section, body }) => [section, body]));

/** The sections as published: in the policy's order, without empty ones. */
export const publishedSections = (policy: PolicySnapshot, texts: ReadonlyMap<string, string>) =>
  policy.accountability.postmortem.sections.flatMap(({ id, title }) => {
    const body = (texts.get(id) ?? '').trim();
    return body === '' ? [] : [{ id, title, body }];
  });
