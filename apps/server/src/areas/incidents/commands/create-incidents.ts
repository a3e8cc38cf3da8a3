import type { Severity } from '@muster/policy';
import { asId, type IncidentId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import { declare } from '../domain/declare.ts';
import { defaultsFrom, type Described } from '../domain/defaults.ts';
import type { Facts } from '../domain/facts.ts';
import type { Incident, SeveritySource, Visibility } from '../domain/incident.ts';
import { incidentDeclared } from '../ledger-actions.ts';
import { pageFirstForAll } from './page-first.ts';
import { planDeadlines } from './plan-deadlines.ts';
import { drawCode, writeWithFreeCodes, type Declared } from './write-with-free-codes.ts';

export type NewIncident = {
  readonly title: Scrubbed;
  readonly description?: Scrubbed | undefined;
  readonly facts: Facts;
  /** The affected service with its catalog data, which answers facts provisionally. */
  readonly service?: Described | undefined;
  readonly atLeast?:
    | { readonly severity: Severity; readonly source: Extract<SeveritySource, 'raised' | 'alert' | 'policy'> }
    | undefined;
  readonly reason?: Scrubbed | undefined;
  readonly isDrill: boolean;
  readonly teamId?: TeamId | undefined;
  readonly visibility: Visibility;
  readonly declaredBy?: PrincipalId | undefined;
  readonly at: Date;
};

/**
 * Creates an incident inside the caller's transaction: row, clocks, deadlines, page and entry. Used for people's
 * reports and for alerts, so that both are judged the same.
 */
export async function createIncident(ctx: CommandContext, wanted: NewIncident): Promise<Incident> {
  const declared = declareOnRecord(ctx, wanted);
  const [incident = declared.incident] = await keep(ctx, [declared]);
  return incident;
}

/** The same for several, in as many statements as for one: an alert storm brings many. In the order given. */
export async function createIncidents(
  ctx: CommandContext,
  wanted: readonly NewIncident[],
): Promise<readonly Incident[]> {
  const declared = wanted.map((each) => declareOnRecord(ctx, each));
  return declared.length === 0 ? [] : keep(ctx, declared);
}

async function keep(ctx: CommandContext, declared: readonly Declared[]): Promise<readonly Incident[]> {
  // Who to page does not depend on the incident's final code.
  const [incidents] = await settleAll([
    writeWithFreeCodes(ctx, declared),
    pageFirstForAll(
      ctx,
      declared.map(({ incident }) => incident),
      'declared',
    ),
  ]);
  for (const incident of incidents) planDeadlines(ctx, undefined, incident);
  return incidents;
}

function declareOnRecord(ctx: CommandContext, wanted: NewIncident): Declared {
  const id: IncidentId = asId(ctx.ids.opaque());
  const code = drawCode(ctx);
  const policyVersion = ctx.policies.currentVersion;
  const policy = ctx.policies.of({ policyVersion });
  // The row needs the entry's id and the entry needs the row's severity, so the incident is declared with a placeholder
  // id.
  const { incident: declared, classification } = declare(
    {
      id,
      code,
      policyVersion,
      title: wanted.title,
      description: wanted.description,
      facts: wanted.facts,
      service: wanted.service?.name,
      defaults: wanted.service === undefined ? {} : defaultsFrom(wanted.service, policy),
      atLeast: wanted.atLeast,
      isDrill: wanted.isDrill,
      teamId: wanted.teamId,
      visibility: wanted.visibility,
      declaredBy: wanted.declaredBy,
      at: wanted.at,
      entry: asId(id),
    },
    policy,
  );
  const told = {
    code,
    severity: declared.severity,
    source: declared.severitySource,
    drill: wanted.isDrill,
    origin: wanted.declaredBy === undefined ? ('alert' as const) : ('person' as const),
    ...(wanted.service === undefined ? {} : { service: wanted.service.name, defaults: Object.keys(declared.defaults) }),
    ask: classification.kind === 'undecided' ? [...classification.ask] : [],
  };
  const entry = ctx.record(incidentDeclared, {
    resource: { kind: 'incident', id },
    policyVersion,
    // A severity not decided by facts (from an alert or a responder) cites that severity level's own clause.
    clause: isByFacts(declared) ? classification.clause : policy.severities[declared.severity].clause,
    data: told,
    content: {
      isNewSubject: true,
      fields: {
        title: wanted.title,
        ...(wanted.description === undefined ? {} : { description: wanted.description }),
        ...(wanted.reason === undefined ? {} : { reason: wanted.reason }),
      },
    },
  });
  return { incident: { ...declared, lastInstant: ctx.now, lastEntry: entry }, told };
}

const isByFacts = ({ severitySource }: Incident): boolean =>
  severitySource === 'facts' || severitySource === 'provisional';
