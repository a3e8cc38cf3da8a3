import { Type } from 'typebox';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { incidentKind } from '../oncall/public.ts';
import { incidentNotFound } from './domain/incident-not-found.ts';
import type { Incident } from './domain/incident.ts';
import { rolesOnIncident } from './queries/roles-on-incident.ts';
import { lockIncident } from './store/incidents.ts';

/** Incidents: to whoever may not know of one it does not exist, and each is judged by the policy it was declared under. */
export const incidentThing = defineThing({
  kind: incidentKind,
  noun: 'incident',
  root: '/v1/incidents',
  key: { code: Type.String({ pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,10}$' }) },
  idOf: ({ code }) => code.toUpperCase(),
  lock: async (ctx, { code }) => lockIncident(ctx.tx, { code }),
  protection: (incident: Incident) => incident,
  rolesHere: rolesOnIncident,
  policyOf: (policies, incident) => policies.of(incident),
  lastInstant: ({ lastInstant }) => lastInstant,
  missing: incidentNotFound,
});
