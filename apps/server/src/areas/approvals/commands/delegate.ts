import type { PolicySnapshot } from '@muster/policy';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Instant, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { isActivePerson } from '../../identity/public.ts';
import { deputyNamed } from '../ledger-actions.ts';
import { approvalPermissions } from '../permissions.ts';
import { endDelegation, insertDelegation } from '../store/delegations.ts';

/**
 * Lets another person decide in the caller's place until a moment (R3): everything the policy lets the caller delegate,
 * or only the kinds named. Replaces an earlier delegation.
 */
export const delegate = verbOfAll({
  noun: 'approval',
  name: 'delegate',
  route: '/v1/approvals/delegate',
  words: {
    label: 'Name a deputy',
    does: 'let another person decide in your place until a set time',
    done: 'Done. They decide in your place until then.',
    next: 'muster approval list',
  },
  clauses: ['2.6'],
  permission: approvalPermissions.delegate,
  fields: {
    to: Ref('member', { asks: 'Who decides in your place?', positional: true }),
    until: Instant({ asks: 'Until when?', short: 'u' }),
    kinds: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), {
        minItems: 1,
        maxItems: 50,
        uniqueItems: true,
        ...field({
          asks: 'For which kinds of request?',
          help: 'kinds of request, such as severity-downgrade; defaults to all that the policy allows to be delegated',
          option: 'for',
        }),
      }),
    ),
  },
  answer: Type.Object({ until: Type.String({ format: 'date-time' }) }),
  async decide(ctx, { input, policy }) {
    const { forAtMost, clause } = policy.approvals.delegation;
    const { kinds } = input;
    const kept = kinds?.findIndex((kind) => !delegableKinds(policy).includes(kind)) ?? -1;
    if (kept !== -1) return err(notDelegable(policy, kept));
    const from = principalOf(ctx.actor);
    const to = asId<'principal'>(input.to);
    const until = new Date(input.until);
    if (from === undefined || from === to) return err(toOneself);
    if (!(await isActivePerson(ctx.tx, to))) return err(noSuchMember);
    const latest = addMinutes(ctx.now, forAtMost.minutes);
    if (!isBefore(ctx.now, until) || isBefore(latest, until)) return err(notThen(latest));
    const entry = ctx.record(deputyNamed, {
      resource: { kind: 'deputy', id: from },
      clause,
      data: { from, to, until: until.toISOString(), ...(kinds === undefined ? {} : { kinds }) },
    });
    await endDelegation(ctx.tx, from, ctx.now, entry);
    await insertDelegation(ctx.tx, { id: ctx.ids.row(ctx.now), from, to, kinds, at: ctx.now, until, entry });
    return ok({ until: until.toISOString() });
  },
});

/** The kinds of request that the policy lets be delegated. */
const delegableKinds = ({ approvals }: PolicySnapshot): readonly string[] =>
  Object.entries(approvals.kinds)
    .filter(([, { mayBeDelegated }]) => mayBeDelegated)
    .map(([kind]) => kind);

const notDelegable = (policy: PolicySnapshot, index: number): AppError => ({
  kind: 'invalid',
  code: 'approvals/not-delegable',
  public: 'The policy does not allow this kind of request to be delegated.',
  clause: policy.approvals.delegation.clause,
  fields: [
    {
      path: `/kinds/${index}`,
      problem: 'cannot be delegated',
      remedy: `choose from: ${delegableKinds(policy).join(', ')}; or leave it out`,
    },
  ],
});

const toOneself: AppError = {
  kind: 'invalid',
  code: 'approvals/own-deputy',
  public: 'You cannot be your own deputy.',
  fields: [{ path: '/to', problem: 'is yourself', remedy: 'choose another member' }],
};

const noSuchMember: AppError = {
  kind: 'not_found',
  code: 'approvals/no-such-member',
  public: 'There is no active member like that.',
  remedy: 'muster member list shows the members.',
};

const notThen = (latest: Date): AppError => ({
  kind: 'invalid',
  code: 'approvals/not-then',
  public: 'A delegation must end in the future, and no later than the policy allows.',
  clause: '2.6',
  fields: [
    {
      path: '/until',
      problem: 'is in the past, or too far in the future',
      remedy: `choose a time until ${latest.toISOString()}`,
    },
  ],
});
