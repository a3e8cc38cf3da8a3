import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { err } from '../../../kernel/result.ts';
import { asId } from '../../../kernel/ids.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { teamNames, visibleTeams } from '../../identity/public.ts';
import { visibleIncidents } from '../../incidents/public.ts';
import { pagesOf } from '../../oncall/public.ts';
import type { Alert } from '../domain/alert.ts';
import type { OwnerBy } from '../domain/routing.ts';
import { alertPermissions } from '../permissions.ts';
import { readNamed } from '../store/named-alerts.ts';
import { receiptOfAlert } from '../store/receipts.ts';
import { listSuppressions } from '../store/suppressions.ts';
import { integrationsOf } from '../store/integrations.ts';
import { alertReadsService } from './alert-reads.ts';

const PAGES_LOOKED_AT = 100;
const stages = ['received', 'mapped', 'routed', 'shadow', 'suppressed', 'grouped', 'paged', 'resolved'] as const;
type Step = {
  readonly stage: (typeof stages)[number];
  readonly says: string;
  readonly at?: string;
  readonly by?: string;
};

/** What happened to one alert, step by step, and by which version of which rule. */
export const alertTrace = defineList({
  noun: 'alert',
  name: 'trace',
  route: '/v1/alerts/:id/trace',
  does: 'what happened to an alert, step by step, and by which version of which rule',
  empty: { says: 'Nothing is known about this alert.' },
  clauses: ['7.1'],
  permission: alertPermissions.read,
  key: { id: Type.String({ format: 'uuid' }) },
  filters: {},
  item: Type.Object(
    {
      stage: Type.Enum([...stages]),
      says: Type.String(),
      at: Type.Optional(Type.String({ format: 'date-time' })),
      by: Type.Optional(Type.String({ description: 'The rule and its version, or the entry that set it.' })),
    },
    { title: 'AlertTraceStep' },
  ),
  columns: [
    { at: 'stage', head: 'Step' },
    { at: 'says', head: 'What', shrinksTo: 24 },
    { at: 'by', head: 'By', shrinksTo: 12 },
    { at: 'at', head: 'When', as: 'instant', dropped: 1 },
  ],
  async page(use, { actor, key }) {
    const { incidents: reads } = use(alertReadsService);
    const { db } = reads;
    const teams = await visibleTeams({ db, policies: reads.policies() }, actor);
    const [alert] = await readNamed(db, [key['id'] ?? ''], teams);
    if (alert === undefined) return orFail(err(noSuchAlert));
    const integration = (await integrationsOf(db, [alert.integrationId])).get(alert.integrationId);
    const receipt = await receiptOfAlert(db, alert);
    const names = await teamNames(db);
    const nameOf = (team: string | undefined): string =>
      team === undefined ? 'nobody' : (names.get(asId(team)) ?? 'a team that no longer exists');
    const [held] =
      alert.heldBy === undefined
        ? []
        : await listSuppressions(db, {
            teams,
            now: reads.clock.now(),
            state: undefined,
            id: alert.heldBy,
            after: undefined,
            limit: 1,
          });
    const codes = await visibleIncidents(reads, actor, alert.incidentId === undefined ? [] : [alert.incidentId]);
    const code = alert.incidentId && codes.get(alert.incidentId);
    const pages =
      code === undefined || alert.incidentId === undefined ? [] : await pagesOf(db, alert.incidentId, PAGES_LOOKED_AT);
    const after = pages.filter(({ queuedAt }) => queuedAt >= alert.receivedAt);
    const { trace } = alert;
    const steps: Step[] = [
      {
        stage: 'received',
        says: `from ${integration?.name ?? 'an integration'}, ${alert.deliveries === 1 ? 'delivered once' : `delivered ${alert.deliveries} times`}`,
        at: alert.receivedAt.toISOString(),
        ...(receipt === undefined ? {} : { by: `delivery ${receipt}` }),
      },
      {
        stage: 'mapped',
        says: alert.severity === undefined ? unclassifiedWords(trace.word) : `read as ${alert.severity}`,
        by:
          trace.reading === 'integration'
            ? `the integration's mapping, entry ${trace.mapping}`
            : `the policy, ${trace.policy}`,
      },
      { stage: 'routed', says: `to ${nameOf(alert.teamId)}`, by: ownerWords(alert) },
      ...(trace.shadow === undefined
        ? []
        : [
            {
              stage: 'shadow' as const,
              says: `would have gone to ${nameOf(trace.shadow.team)}`,
              by: `${trace.shadow.rule === undefined ? 'no rule' : `rule ${trace.shadow.rule}`} of version ${trace.shadow.routing}`,
            },
          ]),
      held === undefined
        ? { stage: 'suppressed' as const, says: 'not held back when it arrived' }
        : {
            stage: 'suppressed' as const,
            says: `held back until ${(held.endedAt ?? held.endsAt).toISOString()}: ${held.reason}`,
            by: `${held.kind} ${held.id}`,
          },
      ...groupedSteps(alert, code),
      ...(code === undefined
        ? []
        : [
            {
              stage: 'paged' as const,
              says:
                after.length === 0
                  ? 'nobody was paged again; its incident was already open'
                  : `${after.length === 1 ? 'one page' : `${after.length} pages`} for ${code} since it arrived`,
              ...(after[0] === undefined ? {} : { at: after[0].queuedAt.toISOString() }),
            },
          ]),
      ...(alert.state === 'resolved'
        ? [
            {
              stage: 'resolved' as const,
              says: alert.overHeardAt === undefined ? 'it fired again, so this episode is over' : 'reported resolved',
              at: (alert.overHeardAt ?? alert.heardAt).toISOString(),
            },
          ]
        : []),
    ];
    return { items: steps };
  },
});

const unclassifiedWords = (word: string | undefined): string =>
  word === undefined ? 'it gives no severity: unclassified' : `no mapping has its word “${word}”: unclassified`;

function groupedSteps({ incidentId, heldBy }: Alert, code: string | undefined): Step[] {
  if (incidentId === undefined)
    return [
      {
        stage: 'grouped',
        says:
          heldBy === undefined
            ? 'resolved before it was reported firing: no incident'
            : 'no incident while it is held back',
      },
    ];
  return [{ stage: 'grouped', says: code === undefined ? 'with an incident that you may not see' : `with ${code}` }];
}

function ownerWords({ trace }: Alert): string {
  const version = trace.routing === undefined ? '' : ` of version ${trace.routing}`;
  const words: Record<OwnerBy, string> = {
    mapping: `the integration's mapping, entry ${trace.mapping}`,
    rule: `rule ${trace.rule ?? ''}${version}`,
    catalog: 'the catalog: the owner of its service',
    integration: "the integration's team",
    'catch-all': `the catch-all${version}: no rule matched`,
    nobody: 'no rule, mapping or catalog assigned it to a team, and there is no catch-all',
  };
  return words[trace.owner];
}

const noSuchAlert: AppError = {
  kind: 'not_found',
  code: 'alerts/alert-not-found',
  public: 'There is no such alert, or you may not see it.',
  remedy: 'muster alert list shows them.',
};
