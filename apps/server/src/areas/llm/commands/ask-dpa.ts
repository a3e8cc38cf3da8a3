import { dataClasses } from '@muster/policy';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { Choice, field, Instant, LongText } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { dpaApproval } from '../dpa-approval.ts';
import { dpaThing } from '../dpa-thing.ts';
import { dpaExpires } from '../due-kinds.ts';
import { dpaKind } from '../kinds.ts';
import { dpaAsked, dpaOver } from '../ledger-actions.ts';
import { llmPermissions } from '../permissions.ts';
import { gatewayService } from '../services.ts';
import { insertDpa, setDpaApproval, setDpaState } from '../store/dpas.ts';
import { findProvider } from '../store/providers.ts';
import { Days, Name, Regions } from './fields.ts';

/** Requests Legal's approval of what a provider may be sent (GOV 6.7). Until then nothing may be sent there. */
export const askDpa = verbOfAll({
  noun: 'dpa',
  kind: dpaKind,
  name: 'ask',
  route: '/v1/llm/dpas',
  creates: true,
  words: {
    label: 'Ask for an agreement',
    does: 'ask Legal to approve an agreement on data processing with a provider',
    done: 'Requested. Nothing changes until Legal approves it.',
    next: 'muster dpa list',
  },
  clauses: ['6.7'],
  permission: llmPermissions.keep,
  fields: {
    provider: Name('With which provider'),
    dataClass: Choice(dataClasses, { asks: 'Up to which class of data', option: 'class' }),
    regions: Regions('In which regions'),
    retentionDays: Days('For at most how many days it may keep the data'),
    mayTrain: Choice(['yes', 'no'], { asks: 'May it train models on the data?' }),
    purposes: Type.Array(Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9][a-z0-9-]*$' }), {
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
      ...field({ asks: 'For which purposes', option: 'purpose' }),
    }),
    validFrom: Instant({ asks: 'From when' }),
    validUntil: Instant({ asks: 'Until when' }),
    reason: LongText({ asks: 'Why, and where the signed agreement is', short: 'r', limit: 2000 }),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), approval: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { input }) {
    const requestedBy = principalOf(ctx.actor);
    if (requestedBy === undefined) throw new Error('an agreement is asked for by nobody');
    const provider = await findProvider(ctx.tx, input.provider);
    if (provider === undefined) return err(noSuchProvider);
    const validFrom = new Date(input.validFrom);
    const validUntil = new Date(input.validUntil);
    if (!isBefore(validFrom, validUntil) || !isBefore(ctx.now, validUntil)) return err(notThen);
    const id = asId<'dpa'>(ctx.ids.row(ctx.now));
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const dpa = {
      id,
      providerId: provider.id,
      providerName: provider.name,
      dataClass: input.dataClass,
      regions: input.regions,
      retentionDays: input.retentionDays,
      mayTrain: input.mayTrain === 'yes',
      purposes: input.purposes,
      reason: input.reason,
      validFrom,
      validUntil,
      state: 'asked' as const,
      approval: undefined,
      requestedBy,
      requestedAt: ctx.now,
      version: 1,
      lastInstant: ctx.now,
    };
    await insertDpa(ctx.tx, dpa, entry);
    const requested = await ctx.use(approvalsService).request(ctx, dpaApproval, {
      subject: { kind: 'dpa', id },
      parameters: {},
      title: ownWords(`${dpa.dataClass} data to ${provider.name} until ${input.validUntil}`),
      reason: input.reason,
    });
    if (!requested.ok) return requested;
    const { approval } = requested.value;
    await setDpaApproval(ctx.tx, id, approval);
    ctx.record(dpaAsked, {
      id: entry,
      resource: { kind: 'dpa', id },
      clause: '6.7',
      data: { dpa: id, provider: provider.name, dataClass: dpa.dataClass, approval },
      content: { isNewSubject: true, fields: { reason: input.reason } },
    });
    return ok({ id, approval });
  },
});

/** Ends an agreement: from the next attempt on, nothing is sent under it. */
export const endDpa = verb(dpaThing, {
  name: 'end',
  words: {
    label: 'End it',
    does: 'send nothing more under this agreement',
    done: 'Ended. What it covered is refused from now on.',
    next: 'muster dpa list',
  },
  clauses: ['6.7'],
  permission: llmPermissions.endDpa,
  danger: true,
  fields: { reason: LongText({ asks: 'Why', short: 'r', limit: 1000 }) },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  unless: ({ state }) =>
    state === 'approved'
      ? undefined
      : { allowed: false, code: 'llm/dpa-not-in-force', reason: 'It is not in force.', obligations: [] },
  async decide(ctx, { thing, input }) {
    const entry = ctx.record(dpaOver, {
      resource: { kind: 'dpa', id: thing.id },
      clause: '6.7',
      data: { dpa: thing.id, because: 'ended' },
      content: { fields: { reason: input.reason } },
    });
    await setDpaState(ctx.tx, thing.id, 'ended', ctx.now, entry);
    ctx.due.supersede({ kind: 'dpa', id: thing.id }, [dpaExpires], 'it was ended');
    ctx.use(gatewayService).forgetFacts();
    return ok({ id: thing.id });
  },
});

const noSuchProvider: AppError = {
  kind: 'invalid',
  code: 'llm/no-such-provider',
  public: 'There is no provider with this name.',
  fields: [{ path: '/provider', problem: 'is not a provider', remedy: 'muster provider list' }],
};

const notThen: AppError = {
  kind: 'invalid',
  code: 'llm/not-then',
  public: 'An agreement must end after it begins, and in the future.',
  fields: [{ path: '/validUntil', problem: 'has passed, or is before it begins' }],
};
