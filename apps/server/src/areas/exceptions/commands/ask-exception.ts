import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { incidentPort } from '../incident-port.ts';
import { exceptionKind } from '../kinds.ts';
import { exceptionPermissions } from '../permissions.ts';
import { askFor } from './ask-for.ts';
import { Asked, Clause, Control, Justification, Scope, Until } from './exception-fields.ts';

/** An incident's code, case-insensitive. */
const INCIDENT_CODE = '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,12}$';

/** Requests a deviation from a clause; Platform Governance approves it (GOV 1.2). */
export const askException = verbOfAll({
  noun: 'exception',
  kind: exceptionKind,
  name: 'ask',
  route: '/v1/exceptions',
  creates: true,
  words: {
    label: 'Ask for an exception',
    does: 'ask Platform Governance for an exception to a clause, for one scope, until a given time',
    done: 'Requested. Nothing changes until it is approved.',
    next: 'muster exception list',
  },
  clauses: ['1.2', '4.8'],
  permission: exceptionPermissions.ask,
  fields: {
    clause: Clause,
    scope: Scope,
    justification: Justification,
    compensatingControl: Control,
    expiresAt: Until,
    incident: Type.Optional(
      Type.String({
        pattern: INCIDENT_CODE,
        remedy: 'write an incident’s code, such as INC-7KQ2F',
        ...field({ asks: 'Under which incident? If left out, a governance incident is opened' }),
      }),
    ),
  },
  answer: Asked,
  async decide(ctx, { input }) {
    const { incident: code, expiresAt, ...request } = input;
    const reader = { db: ctx.tx, policies: ctx.policies };
    const incidents = ctx.use(incidentPort);
    const found = code === undefined ? undefined : await incidents.find(reader, ctx.actor, code);
    const incident = found === undefined ? undefined : await incidents.hold(ctx.tx, found.id);
    if (code !== undefined && incident === undefined) return err(noSuchIncident);
    if (incident?.isActive === false) return err(notActive(ctx.policies.current.document.exceptions.clause));
    return askFor(ctx, { ...request, expiresAt: new Date(expiresAt), incident });
  },
});

const noSuchIncident: AppError = {
  kind: 'invalid',
  code: 'exceptions/no-such-incident',
  public: 'There is no such incident.',
  fields: [{ path: '/incident', problem: 'is not an incident that you may see', remedy: 'muster incident list' }],
};

const notActive = (clause: string): AppError => ({
  kind: 'conflict',
  code: 'exceptions/incident-over',
  public: 'An exception needs an active incident; this one is closed.',
  remedy: 'Leave the incident out: a governance incident is then opened for the exception.',
  clause,
});
