import { severities } from '@muster/policy';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Refusal } from '../../../kernel/decision.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { Choice, field, LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { isActivePerson } from '../../identity/public.ts';
import { actionThing, type ActionCase } from '../action-thing.ts';
import { isDayAhead, type ActionState, type Commitment } from '../domain/action-item.ts';
import { actionCommitted } from '../ledger-actions.ts';
import { postmortemPermissions } from '../permissions.ts';
import { planActionDue } from '../plan-due.ts';
import { writeAction } from '../store/action-items.ts';
import { tell } from '../tell.ts';

const Day = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  remedy: 'write the day as 2026-12-18',
  ...field({ asks: 'Until which day?', short: 'd', option: 'due' }),
});
const Ticket = (more: { readonly help?: string } = {}) =>
  Type.String({
    pattern: '^https?://[^\\s@]{4,490}$',
    remedy: 'give the address of the ticket, as https://…, without spaces or @',
    ...field({ asks: 'What is the address of its ticket?', short: 't', ...more }),
  });
const Owner = Ref('member', { asks: 'Who owns it?', short: 'o' });
const HowBad = Choice(severities, { asks: 'How severe is it?', short: 's' });

/** Accepting an idea makes it a commitment: owner, due date, severity and ticket are all mandatory (GOV 8.4). */
export const accept = verb(actionThing, {
  name: 'accept',
  words: {
    label: 'Accept',
    does: 'accept it: with owner, due date, severity and ticket',
    done: 'Accepted; its owner is notified.',
    next: 'muster action list',
  },
  clauses: ['8.4'],
  permission: postmortemPermissions.commit,
  fields: {
    ownerId: Owner,
    dueOn: Day,
    severity: HowBad,
    ticket: Type.Optional(Ticket({ help: 'the address of its ticket; leave it out if Muster opened one for it' })),
  },
  answer: Type.Object({ version: Type.Integer() }),
  unless: (here) => unlessItIs(here, 'proposed'),
  async decide(ctx, { thing, input }) {
    const { ticket = thing.item.ticket, ownerId: owner, dueOn, severity } = input;
    return ticket === undefined ? err(noTicket) : commit(ctx, thing, { owner, dueOn, severity, ticket });
  },
});

/** Changes the owner, due date, severity or ticket, with a reason. */
export const changeAction = verb(actionThing, {
  name: 'change',
  words: {
    label: 'Change',
    does: 'change its owner, due date, severity or ticket, with the reason',
    done: 'Changed.',
    next: 'muster action list',
  },
  clauses: ['8.4'],
  permission: postmortemPermissions.commit,
  fields: {
    ownerId: Type.Optional(Owner),
    dueOn: Type.Optional(Day),
    severity: Type.Optional(HowBad),
    ticket: Type.Optional(Ticket()),
    reason: LongText({ asks: 'Why?', short: 'r', limit: 1000 }),
  },
  answer: Type.Object({ version: Type.Integer() }),
  unless: (here) => unlessItIs(here, 'accepted'),
  async decide(ctx, { thing, input }) {
    const was = thing.item.commitment;
    if (was === undefined) return err(actionThing.missing);
    const { ownerId = was.owner, dueOn = was.dueOn, severity = was.severity, ticket = was.ticket, reason } = input;
    return commit(ctx, thing, { owner: ownerId, dueOn, severity, ticket, reason });
  },
});

type Wanted = Omit<Commitment, 'owner'> & { readonly owner: string; readonly reason?: string };

async function commit(
  ctx: CommandContext,
  { item, incident }: ActionCase,
  wanted: Wanted,
): Promise<Result<{ version: number }, AppError>> {
  const owner = asId<'principal'>(wanted.owner) as PrincipalId;
  const { dueOn, severity, ticket, reason } = wanted;
  const before = item.commitment;
  if (dueOn !== before?.dueOn && !isDayAhead(dueOn, ctx.now)) return err(noDayAhead);
  if (owner !== before?.owner && !(await isActivePerson(ctx.tx, owner))) return err(noOwner);
  const commitment: Commitment = { owner, dueOn, severity, ticket };
  const lastEntry = ctx.record(actionCommitted, {
    resource: { kind: 'action-item', id: item.id },
    policyVersion: incident.policyVersion,
    touched: [incident.id],
    clause: '8.4',
    data: { action: item.id, owner, dueOn, severity, again: before !== undefined },
    content: { fields: { ticket, ...(reason === undefined ? {} : { reason }) } },
  });
  const saved = {
    ...item,
    state: 'accepted' as const,
    commitment,
    ticket,
    acceptedAt: item.acceptedAt ?? ctx.now,
    escalatedAt: dueOn === before?.dueOn ? item.escalatedAt : undefined,
    version: item.version + 1,
    lastInstant: ctx.now,
    lastEntry,
  };
  await writeAction(ctx.tx, saved);
  planActionDue(ctx, saved, ctx.policies.of(incident));
  await ctx.use(hooksService).onActionMoved(ctx, { action: item.id, incident: incident.id, ticket });
  if (owner !== before?.owner) tell(ctx, { incident: incident.id, action: item.id }, [owner], 'action-owned');
  return ok({ version: saved.version });
}

/** Why a step is not possible in the item's current state; undefined if it is. */
export function unlessItIs({ item }: ActionCase, ...states: readonly ActionState[]): Refusal | undefined {
  if (states.includes(item.state)) return undefined;
  const words = {
    proposed: 'is only proposed so far',
    accepted: 'is accepted',
    declined: 'is declined',
    done: 'is done',
  };
  return {
    allowed: false,
    obligations: [],
    code: 'postmortems/action-not-now',
    clause: '8.4',
    reason: `Not now: it ${words[item.state]}.`,
  };
}

const noDayAhead: AppError = {
  kind: 'invalid',
  code: 'postmortems/no-day-ahead',
  public: 'The due date must not be in the past.',
  clause: '8.4',
  fields: [{ path: '/dueOn', problem: 'is not a calendar day, or has passed', remedy: 'give today or a later day' }],
};

const noTicket: AppError = {
  kind: 'invalid',
  code: 'postmortems/no-ticket',
  public: 'An action item needs a ticket.',
  clause: '8.4',
  fields: [
    {
      path: '/ticket',
      problem: 'is missing, and none was opened for it',
      remedy: 'give the address of its ticket, or open one: muster action open-ticket',
    },
  ],
};

const noOwner: AppError = {
  kind: 'invalid',
  code: 'postmortems/no-owner',
  public: 'An action item needs an active member as its owner.',
  clause: '8.4',
  fields: [{ path: '/ownerId', problem: 'is not an active member', remedy: 'muster member list shows them' }],
};
