import { defineThing, type ThingView } from '../../platform/verbs/verb-thing.ts';
import { incidentKind } from '../oncall/public.ts';
import { Code } from './commands/fields.ts';
import { incidentNotFound } from './domain/incident-not-found.ts';
import type { Incident } from './domain/incident.ts';
import { Incident as IncidentSchema } from './queries/incident-schema.ts';
import { rolesOnIncident } from './queries/roles-on-incident.ts';
import { incidentPage } from './services.ts';
import { lockIncident } from './store/incidents.ts';

const key = { code: Code };

/** The response of every incident verb: the full incident afterwards. */
export const incidentShown: ThingView<typeof key> = {
  schema: IncidentSchema,
  version: ({ version }: { readonly version: number }) => version,
  read: async (use, actor, { code }) => use(incidentPage)(actor, code),
};

/** Incidents: not found for actors who may not know of them, and each judged by the policy it was declared under. */
export const incidentThing = defineThing({
  kind: incidentKind,
  noun: 'incident',
  root: '/v1/incidents',
  key,
  idOf: ({ code }) => code.toUpperCase(),
  lock: async (ctx, { code }) => lockIncident(ctx.tx, { code }),
  protection: (incident: Incident) => incident,
  rolesHere: rolesOnIncident,
  policyOf: (policies, incident) => policies.of(incident),
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: incidentNotFound,
  view: incidentShown,
});
