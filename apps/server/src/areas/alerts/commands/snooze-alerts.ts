import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { visibleTeams } from '../../identity/public.ts';
import { suppressionKind } from '../kinds.ts';
import { alertPermissions } from '../permissions.ts';
import { readNamed } from '../store/named-alerts.ts';
import { beginSuppression, Begun, Until, Why } from '../holding/begin-suppression.ts';

const AT_ONCE = 1000;

/** Snoozes alerts somebody has looked at: until `endsAt` they open no incident and page nobody when they fire again. */
export const snoozeAlerts = verbOfAll({
  noun: 'alert',
  kind: suppressionKind,
  name: 'snooze',
  route: '/v1/alerts/snooze',
  creates: true,
  words: {
    label: 'Snooze',
    does: 'hold back alerts until a set time; those still firing then are handled again',
    done: 'Snoozed. Alerts that still fire at the end are handled as if they fired then.',
    next: 'muster suppression list',
  },
  clauses: ['3.1.1'],
  permission: alertPermissions.suppress,
  fields: {
    alerts: Type.Array(Type.String({ format: 'uuid' }), {
      minItems: 1,
      maxItems: AT_ONCE,
      uniqueItems: true,
      ...field({ asks: 'Which alerts (ids)?', positional: true }),
    }),
    endsAt: Until,
    reason: Why,
  },
  answer: Begun,
  async decide(ctx, { input }) {
    const { policies, tx: db } = ctx;
    const policy = policies.current;
    const found = await readNamed(db, input.alerts, await visibleTeams({ db, policies }, ctx.actor));
    if (found.length < input.alerts.length) return err(noSuchAlert(input.alerts.length - found.length));
    const provisional = policy.triage.unclassified.provisionalSeverity;
    const never = found.filter(({ severity }) => policy.alerts.suppression.never.includes(severity ?? provisional));
    if (never.length > 0)
      return err(
        neverSnoozed(
          never.map(({ name }) => name),
          policy.alerts.suppression.clause,
        ),
      );
    const own = new Set(found.flatMap(({ visibility, teamId }) => (visibility === 'team' ? [teamId] : [])));
    if (own.size > 1) return err(ofSeveralTeams);
    const [teamId] = own;
    return beginSuppression(ctx, {
      kind: 'snooze',
      integrationId: undefined,
      service: undefined,
      labels: {},
      reason: input.reason,
      startsAt: undefined,
      endsAt: new Date(input.endsAt),
      named: found,
      seenBy: teamId === undefined ? ORGANISATION : { teamId, visibility: 'team' },
    });
  },
});

const noSuchAlert = (missing: number): AppError => ({
  kind: 'invalid',
  code: 'alerts/no-such-alert',
  public: missing === 1 ? 'One of these alerts does not exist.' : `${missing} of these alerts do not exist.`,
  fields: [
    {
      path: '/alerts',
      problem: 'names an alert that does not exist or that you may not see',
      remedy: 'muster alert list',
    },
  ],
});

const neverSnoozed = (names: readonly string[], clause: string): AppError => ({
  kind: 'conflict',
  code: 'alerts/never-snoozed',
  public:
    names.length === 1
      ? `${names[0]} has a severity that the policy never holds back.`
      : `${names.length} of these have a severity that the policy never holds back; the first is ${names[0]}.`,
  remedy: 'Leave those out, and work on their incidents.',
  clause,
});

const ofSeveralTeams: AppError = {
  kind: 'conflict',
  code: 'alerts/of-several-teams',
  public: 'These alerts are private to more than one team.',
  remedy: 'Snooze those of one team at a time.',
};
