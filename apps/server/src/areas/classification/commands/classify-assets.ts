import { dataClasses } from '@muster/policy';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { Choice, field, LongText } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { classApproval } from '../class-approval.ts';
import { decisionKind } from '../kinds.ts';
import { classificationAsked } from '../ledger-actions.ts';
import { classificationPermissions } from '../permissions.ts';
import { assetsNamed } from '../store/assets.ts';
import { insertDecision, setDecisionApproval } from '../store/decisions.ts';

const MOST_ASSETS = 500;
const NAME_OR_BEGINNING = '^[a-z0-9][a-z0-9._-]{0,99}\\*?$';

/** Asks the accountable role to decide the class of some data (GOV 2.8). Has no effect until it has decided. */
export const classifyAssets = verbOfAll({
  noun: 'asset',
  kind: decisionKind,
  name: 'classify',
  activity: 'data-classification',
  route: '/v1/data-decisions',
  creates: true,
  words: {
    label: 'Classify data',
    does: 'request a class, or a different class, for data assets',
    done: 'Requested. Nothing changes until it is approved.',
    next: 'muster asset decisions',
  },
  clauses: ['2.8', '6.1'],
  permission: classificationPermissions.classify,
  fields: {
    assets: Type.Array(
      Type.String({ pattern: NAME_OR_BEGINNING, remedy: 'Write a name, or the beginning of one and *: features.*' }),
      {
        minItems: 1,
        maxItems: MOST_ASSETS,
        uniqueItems: true,
        ...field({ asks: 'Which assets (a name, or a beginning such as muster.*)', option: 'asset' }),
      },
    ),
    dataClass: Choice(dataClasses, { asks: 'Their class', option: 'class' }),
    reason: LongText({ asks: 'Why (what they contain)', short: 'r', limit: 2000 }),
  },
  answer: Type.Object({
    id: Type.String({ format: 'uuid' }),
    approval: Type.String({ format: 'uuid' }),
    assets: Type.Integer(),
  }),
  async decide(ctx, { input }) {
    const requestedBy = principalOf(ctx.actor);
    if (requestedBy === undefined) throw new Error('a classification is asked for by nobody');
    const assets = await assetsNamed(ctx.tx, input.assets);
    const missing = input.assets.findIndex(
      (given) =>
        !assets.some(({ name }) => (given.endsWith('*') ? name.startsWith(given.slice(0, -1)) : name === given)),
    );
    if (missing !== -1 || assets.length > MOST_ASSETS) return err(noSuchAssets(missing));
    const id = ctx.ids.row(ctx.now);
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const { dataClass, reason } = input;
    const of = { id, assets: assets.map((asset) => asset.id), dataClass, reason };
    await insertDecision(
      ctx.tx,
      { ...of, state: 'asked', approval: undefined, requestedBy, requestedAt: ctx.now },
      entry,
    );
    const what = assets.length === 1 ? (assets[0]?.name ?? '') : `${assets.length} data assets`;
    const requested = await ctx.use(approvalsService).request(ctx, classApproval, {
      subject: { kind: 'data-decision', id },
      parameters: {},
      title: ownWords(`${what}: ${dataClass}`),
      reason,
    });
    if (!requested.ok) return requested;
    const { approval } = requested.value;
    await setDecisionApproval(ctx.tx, id, approval);
    ctx.record(classificationAsked, {
      id: entry,
      resource: { kind: 'data-decision', id },
      clause: '2.8',
      data: { decision: id, dataClass, assets: assets.length, approval },
      content: { isNewSubject: true, fields: { reason } },
    });
    return ok({ id, approval, assets: assets.length });
  },
});

const noSuchAssets = (missing: number): AppError => ({
  kind: 'invalid',
  code: 'classification/no-such-assets',
  public:
    missing === -1 ? 'These are more data assets than one decision can cover.' : 'No data asset in use has that name.',
  fields: [
    missing === -1
      ? { path: '/assets', problem: `match more than ${MOST_ASSETS}`, remedy: 'Request fewer at a time.' }
      : { path: `/assets/${missing}`, problem: 'matches no data asset in use', remedy: 'muster asset list' },
  ],
});
