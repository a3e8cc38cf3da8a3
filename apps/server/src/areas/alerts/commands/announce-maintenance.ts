import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err } from '../../../kernel/result.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { field, Instant, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { integrationNotFound } from '../domain/integration.ts';
import { suppressionKind } from '../kinds.ts';
import { alertPermissions } from '../permissions.ts';
import { alertReadsService } from '../queries/alert-reads.ts';
import { seeIntegration } from '../queries/see-integration.ts';
import { beginSuppression, Begun, Until, Why } from '../holding/begin-suppression.ts';

const LABEL = '^[A-Za-z_][A-Za-z0-9_.-]{0,99}=[^\\u0000-\\u001f\\u007f-\\u009f]{1,500}$';

/** Holds back alerts from an integration, for a service or with given labels until the window ends. */
export const announceMaintenance = verbOfAll({
  noun: 'suppression',
  kind: suppressionKind,
  name: 'create',
  route: '/v1/suppressions',
  creates: true,
  words: {
    label: 'Announce maintenance',
    does: 'hold back the alerts that maintenance will cause; those still firing at the end are handled then',
    done: 'Announced. Alerts that still fire at its end are handled as if they fired then.',
    next: 'muster suppression list',
  },
  clauses: ['3.1.1'],
  permission: alertPermissions.suppress,
  fields: {
    endsAt: Until,
    reason: Why,
    startsAt: Type.Optional(Instant({ asks: 'From when? Defaults to now', option: 'from' })),
    integrationId: Type.Optional(Ref('integration', { asks: 'From which integration?', option: 'integration' })),
    service: Type.Optional(
      FreeLine({
        maxLength: 100,
        minLength: 1,
        'x-ref': 'service-name',
        ...field({ asks: 'About which service?' }),
      }),
    ),
    labels: Type.Optional(
      // Scrubbed like alert labels, so that an address becomes the same pseudonym here and there.
      Type.Array(
        FreeLine({
          maxLength: 601,
          pattern: LABEL,
          description: 'the name of a label and its value, on one line',
          remedy: 'write a label as cluster=eu-1',
        }),
        {
          maxItems: 10,
          ...field({ asks: 'With which labels? Each as name=value', option: 'label', short: 'l' }),
        },
      ),
    ),
  },
  answer: Begun,
  async decide(ctx, { input }) {
    const { integrationId, service, labels = [], startsAt, endsAt, reason } = input;
    if (integrationId === undefined && service === undefined && labels.length === 0) return err(nothingNamed);
    const pairs = labels.map(pairOf);
    const twice = pairs.findIndex(([name], at) => pairs.findIndex(([other]) => other === name) < at);
    if (twice !== -1) return err(namedTwice(twice));
    const seen =
      integrationId === undefined
        ? undefined
        : await seeIntegration(ctx.use(alertReadsService), ctx.actor, integrationId);
    if (seen?.ok === false) return err({ ...noSuchIntegration, public: integrationNotFound.public });
    const { integration } = seen?.value ?? {};
    return beginSuppression(ctx, {
      kind: 'maintenance',
      integrationId: integrationId === undefined ? undefined : asId(integrationId),
      service: service?.toLowerCase(),
      labels: Object.fromEntries(pairs),
      reason,
      startsAt: startsAt === undefined ? undefined : new Date(startsAt),
      endsAt: new Date(endsAt),
      named: [],
      seenBy:
        integration === undefined ? ORGANISATION : { teamId: integration.teamId, visibility: integration.visibility },
    });
  },
});

const pairOf = (pair: string): [string, string] => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

/** All labels must match at once, so a label given twice would match no alert. */
const namedTwice = (at: number): AppError => ({
  kind: 'invalid',
  code: 'alerts/label-twice',
  public: 'An alert has each label only once, so two values of one label need two windows.',
  fields: [
    {
      path: `/labels/${at}`,
      problem: 'repeats a label named before it',
      remedy: 'announce one window per value',
    },
  ],
});

const nothingNamed: AppError = {
  kind: 'invalid',
  code: 'alerts/nothing-named',
  public: 'A window over all alerts would hide problems that nobody planned for.',
  fields: [
    {
      path: '/integrationId',
      problem: 'is missing, and so are the service and the labels',
      remedy: 'name an integration, a service or labels',
    },
  ],
};

const noSuchIntegration: Omit<AppError, 'public'> = {
  kind: 'invalid',
  code: 'alerts/no-such-sender',
  fields: [
    { path: '/integrationId', problem: 'names no integration that you may see', remedy: 'muster integration list' },
  ],
};
