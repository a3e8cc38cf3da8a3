import type { AppError } from '../../kernel/app-error.ts';
import { readAlone } from '../../platform/database/read.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { defineThing, type ThingView } from '../../platform/verbs/verb-thing.ts';
import { Code, incidentNamed, incidentsById, rolesOnIncident, type Incident } from '../incidents/public.ts';
import { incidentKind } from '../oncall/public.ts';
import type { Postmortem } from './domain/postmortem.ts';
import { PostmortemPage } from './queries/postmortem-schema.ts';
import { postmortemPage } from './services.ts';
import { lockPostmortem } from './store/postmortems.ts';

/** An incident with its postmortem, if it has one. */
export type Case = { readonly incident: Incident; readonly postmortem: Postmortem | undefined };

const key = { code: Code };

const shown: ThingView<typeof key> = {
  schema: PostmortemPage,
  version: ({ version }: { readonly version: number }) => version,
  read: async (use, actor, { code }) => use(postmortemPage)(actor, code),
};

/** An incident's postmortem, named by the incident's code and visible to whoever may see the incident. */
export const postmortemThing = defineThing({
  kind: incidentKind,
  noun: 'postmortem',
  root: '/v1/postmortems',
  key,
  idOf: ({ code }) => code.toUpperCase(),
  lock: async (ctx, { code }): Promise<Case | undefined> => lockCase(ctx, code),
  protection: ({ incident }: Case) => incident,
  rolesHere: async (db, actor, { incident }, now) => rolesOnIncident(db, actor, incident, now),
  policyOf: (policies, { incident }) => policies.of(incident),
  lastInstant: ({ incident, postmortem }) => postmortem?.lastInstant ?? incident.lastInstant,
  version: ({ postmortem }) => postmortem?.version ?? 0,
  missing: {
    kind: 'not_found',
    code: 'postmortems/not-found',
    public: 'There is no such incident.',
    remedy: 'muster postmortem list shows those that have a postmortem.',
  } satisfies AppError,
  view: shown,
});

/** Locks the postmortem or, if there is none, the incident's row, so that it is created only once. */
async function lockCase(ctx: CommandContext, code: string): Promise<Case | undefined> {
  const found = await incidentNamed(ctx.tx, code);
  if (found === undefined) return undefined;
  const postmortem = await lockPostmortem(ctx.tx, found.id);
  const incident = (await readAlone(ctx.tx, incidentsById([found.id]))).get(found.id);
  return incident && { incident, postmortem };
}
