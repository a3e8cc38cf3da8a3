import type { PolicySnapshot } from '@muster/policy';
import { burnRules, type BurnRule } from '@muster/slo';
import { stringify } from 'yaml';
import { burnRows, policyObjectives, type Objective } from '../../slo/domain/objective.ts';

/** A server's own requests, by outcome. */
const REQUESTS = 'muster_incident_api_requests_total';
/** A scrape is itself a request, so any running server has served at least one. */
const SERVED = 'muster_http_request_seconds_count';

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const DIGITS = 6;

/**
 * Alerting rules for the objectives of Muster's own traffic, so that a Prometheus beside it can page when Muster
 * cannot: burn-rate factors from each objective's own period, long and short windows, and the minimum number of bad
 * events, as Muster evaluates them itself. One more rule covers a Muster that is gone.
 */
export function prometheusRules(policy: PolicySnapshot): string {
  const { freeze, alerts } = policy.errorBudget;
  const objectives = policyObjectives(policy).filter((each) => outcomesOf(each, policy) !== undefined);
  const groups = objectives.map((objective) => ({
    name: `muster-${objective.id.toLowerCase()}`,
    rules: burnRules(objective, burnRows(policy), freeze.below).rules.map((rule) =>
      alertOf(objective, rule, outcomesOf(objective, policy) ?? NO_OUTCOMES, {
        needsBad: alerts.needsBad,
        severity: alerts.opens[rule.level],
        runbook: policy.runbooks.signals[`objective.${objective.id}`],
      }),
    ),
  }));
  const gone = {
    name: 'muster-itself',
    rules: [
      {
        alert: 'MusterIsGone',
        expr: `absent(${SERVED}) == 1`,
        for: '5m',
        labels: { severity: alerts.opens.page },
        annotations: {
          summary: 'Muster reports nothing: incidents are not being declared.',
          runbook: policy.runbooks.blind.runbook,
        },
      },
    ],
  };
  return `# Written from the policy by prometheusRules (apps/server/src/areas/feeds/rules). Do not edit.\n${stringify({ groups: [...groups, gone] }, { lineWidth: 0 })}`;
}

type Outcomes = { readonly total: string; readonly bad: string };
const NO_OUTCOMES: Outcomes = { total: '', bad: '' };

/** The outcomes an objective counts; undefined if it does not count Muster's own traffic (R5). */
function outcomesOf({ id }: Pick<Objective, 'id'>, policy: PolicySnapshot): Outcomes | undefined {
  const objective = policy.slos[id]?.objective;
  switch (objective?.kind) {
    case 'failure-rate': {
      const refused = objective.refusedForRateIsBad ? '|throttled' : '';
      return { total: `good|slow|failed${refused}`, bad: `failed${refused}` };
    }
    case 'latency': {
      const failed = objective.failures === 'bad' ? '|failed' : '';
      return { total: `good|slow${failed}`, bad: `slow${failed}` };
    }
    default:
      return undefined;
  }
}

function alertOf(
  { id, title, target }: Objective,
  rule: BurnRule,
  outcomes: Outcomes,
  { needsBad, severity, runbook }: { needsBad: number; severity: string; runbook: string | undefined },
) {
  const grown = (which: string, window: string): string => `sum(increase(${REQUESTS}{outcome=~"${which}"}[${window}]))`;
  const [long, short] = [windowText(rule.long.minutes), windowText(rule.short.minutes)];
  const share = (target.denominator - target.numerator) / target.denominator;
  const limit = trimmed((Number(rule.factor.num) / Number(rule.factor.den)) * share);
  const burns = (window: string): string =>
    `${grown(outcomes.bad, window)} / ${grown(outcomes.total, window)} > ${limit}`;
  return {
    alert: `MusterBudgetBurns_${id.replaceAll('-', '_')}_${long}`,
    expr: `${burns(long)}\nand ${burns(short)}\nand ${grown(outcomes.bad, long)} >= ${needsBad}`,
    labels: { severity, slo: id, window: long },
    annotations: {
      summary: `${id} (${title}): the error budget burns ${trimmed(Number(rule.factor.num) / Number(rule.factor.den))} times too fast`,
      ...(runbook === undefined ? {} : { runbook }),
    },
  };
}

function windowText(minutes: number): string {
  const hours = minutes / MINUTES_PER_HOUR;
  if (!Number.isInteger(hours)) return `${minutes}m`;
  return Number.isInteger(hours / HOURS_PER_DAY) ? `${hours / HOURS_PER_DAY}d` : `${hours}h`;
}

const trimmed = (value: number): string => String(Number(value.toFixed(DIGITS)));
