import Type from 'typebox';
import { SeveritySchema } from '../vocabulary.ts';
import {
  ClauseRef,
  Count,
  Duration,
  Percent,
  RoleRef,
  Seconds,
  Words,
  YesNo,
  cited,
  keyed,
  listOf,
  oneOf,
  shape,
} from './scalars.ts';

const sloKey = '^[A-Z]+-SLO-[0-9]{3}$';

const Window = Type.Union([
  shape({ kind: Type.Literal('rolling'), length: Duration }),
  shape({ kind: Type.Literal('calendar'), unit: oneOf('week', 'month') }),
]);

const Objective = Type.Union([
  shape({ kind: Type.Literal('failure-rate'), below: Percent, ownShedLoadIsBad: YesNo, refusedForRateIsBad: YesNo }),
  shape({
    kind: Type.Literal('latency'),
    under: Seconds,
    atLeast: Percent,
    streams: oneOf('time-to-first-byte'),
    failures: oneOf('not-counted', 'bad'),
  }),
  shape({
    kind: Type.Literal('accuracy'),
    sliceAtLeast: Percent,
    sliceLength: Duration,
    slicesAtLeast: Percent,
    sliceNeedsLabelled: Count,
    noDataAboveInsufficient: Percent,
    platform: oneOf('worst-version'),
  }),
  shape({
    kind: Type.Literal('completion'),
    within: Duration,
    atLeast: Percent,
    neverStarted: oneOf('bad'),
    sparse: shape({ underScheduledRuns: Count, freezesAtMiss: Count }),
  }),
  shape({
    kind: Type.Literal('acknowledgement'),
    severity: SeveritySchema,
    within: Duration,
    atLeast: Percent,
    warnAfter: Duration,
    from: shape({ ownDetectors: oneOf('firing'), externalAlerts: oneOf('receipt') }),
    marked: shape({ label: Words, value: Words }),
  }),
]);

/** slos.yaml: the table of section 4, as worded in the document and as measured (4.1 to 4.5, R5 to R8). */
export const SlosSchema = keyed(
  cited({
    service: Words,
    metric: Words,
    target: Words,
    over: Words,
    window: Window,
    objective: Objective,
    leavesOut: Type.Optional(listOf(oneOf('health', 'live-streams', 'bulk-intake', 'exports', 'llm-proxying'))),
  }),
  sloKey,
);

/** error-budget.yaml: when deployments freeze, what is exempt, how a freeze ends (4.6 to 4.8, R9, R10). */
export const ErrorBudgetSchema = shape({
  clause: ClauseRef,
  freeze: cited({
    below: Percent,
    allowance: oneOf('monthly'),
    blocks: oneOf('non-critical-deployments'),
    judgedOver: keyed(Window, sloKey),
    leavesAfterRecoveredFor: Duration,
  }),
  alerts: cited({
    rows: listOf(shape({ level: oneOf('page', 'ticket'), long: Duration, short: Duration, consumes: Percent })),
    needsBad: Count,
    spent: shape({ steps: listOf(Percent), pagesFrom: Percent }),
    opens: shape({ page: SeveritySchema, ticket: SeveritySchema }),
    facts: shape({ degraded: Words, breachedFor: Words }),
  }),
  attribution: cited({ deployments: shape({ settleFor: Duration, environments: listOf(Words) }) }),
  kept: cited({ rollUps: Duration, runs: Duration }),
  added: cited({ freeze: YesNo }),
  passes: cited({ kinds: listOf(oneOf('rollback', 'break-glass-under-open-sev-1', 'critical-by-waiver')) }),
  missingData: cited({ neverConnected: oneOf('show'), silentFor: Duration, silent: oneOf('deny-non-critical') }),
  ending: cited({
    by: listOf(oneOf('recovery', 'waiver')),
    waiverFrom: RoleRef,
    waiver: listOf(oneOf('explicit', 'recorded', 'expiring')),
  }),
});
