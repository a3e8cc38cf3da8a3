import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Instant, LongText } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import * as membership from '../../identity/membership.ts';
import { admit, invite, Invitation, peopleService, PersonFields } from '../../identity/public.ts';
import { auditorKind } from '../kinds.ts';
import { auditorAsked } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { auditorThing, unlessOpen } from './auditor-thing.ts';
import { askToLetIn, endProblem } from './outside-auditor.ts';

const NEXT = 'muster auditor list';
const asking = {
  until: Instant({ asks: 'Until when?', short: 'u' }),
  reason: LongText({ asks: 'What do they audit, and for whom?', short: 'r', limit: 1000 }),
};
const Asked = Type.Object({
  id: Type.String({ format: 'uuid' }),
  approval: Type.String({ format: 'uuid', description: 'The request for somebody else to approve.' }),
});

/** Requests access for an outside auditor until a given time; the account opens nothing until someone else approves. */
export const inviteAuditor = verbOfAll({
  noun: 'auditor',
  name: 'invite',
  kind: auditorKind,
  route: '/v1/auditors',
  creates: true,
  words: {
    label: 'Invite an auditor',
    does: 'ask for access for an outside auditor until a given time; somebody else approves it',
    done: 'Requested. Once it is approved, give them their link: muster auditor link.',
    next: NEXT,
  },
  clauses: ['7.5'],
  permission: governancePermissions.admitAuditors,
  fields: { ...PersonFields, ...asking },
  answer: Asked,
  async decide(ctx, { input: { name, email, until: text, reason } }) {
    const by = principalOf(ctx.actor);
    if (by === undefined) throw new Error('auditors are let in by principals');
    const people = ctx.use(peopleService);
    const until = new Date(text);
    const problem = endProblem(ctx.now, until, latestOf(ctx));
    if (problem !== undefined) return err(problem);
    if ((await people.findByEmail(ctx.tx, email)) !== undefined) return err(knownAlready);
    const id = asId<'principal'>(ctx.ids.opaque());
    const entry = ctx.record(auditorAsked, {
      resource: { kind: 'auditor', id },
      clause: '7.5',
      data: { auditor: id, until: until.toISOString() },
    });
    await admit(ctx, people, { id, name, email, kind: 'auditor', state: 'invited', entry });
    await membership.insertAuditorAccess(ctx.tx, { id, askedBy: by, endsAt: until }, { at: ctx.now, entry });
    const asked = await askToLetIn(ctx, { id, until, reason });
    return asked.ok ? ok({ id, approval: asked.value.approval }) : asked;
  },
});

/** Requests an extension, or a new period after the last one ended. */
export const renewAuditor = verb(auditorThing, {
  name: 'renew',
  words: {
    label: 'Ask to renew access',
    does: 'ask for access until a later time; somebody else approves it',
    done: 'Requested. It takes effect once it is approved.',
    next: NEXT,
  },
  clauses: ['7.5'],
  permission: governancePermissions.admitAuditors,
  fields: asking,
  answer: Asked,
  async decide(ctx, { thing: { principalId: id }, input: { until: text, reason } }) {
    const until = new Date(text);
    const problem = endProblem(ctx.now, until, latestOf(ctx));
    if (problem !== undefined) return err(problem);
    const asked = await askToLetIn(ctx, { id, until, reason });
    return asked.ok ? ok({ id, approval: asked.value.approval }) : asked;
  },
});

/** Issues the auditor's one-time link for choosing a password. Shown once; a new link voids the previous one. */
export const linkAuditor = verb(auditorThing, {
  name: 'link',
  words: {
    label: 'One-time link',
    does: 'create the one-time link with which an approved auditor chooses a password',
    done: 'Send the link in a way you trust. It works only once.',
    next: NEXT,
  },
  clauses: ['7.5'],
  permission: governancePermissions.admitAuditors,
  answer: Invitation,
  unless: unlessOpen,
  async decide(ctx, { thing: { principalId: id, state } }) {
    const { entry, link } = await invite(ctx, id, state === 'active');
    await membership.setPrincipalState(ctx.tx, id, state, entry);
    return ok({ id, ...link });
  },
});

const latestOf = ({ now, policies }: Parameters<typeof askToLetIn>[0]): Date =>
  addMinutes(now, policies.current.audit.outside.forAtMost.minutes);

const knownAlready: AppError = {
  kind: 'conflict',
  code: 'governance/known-already',
  public: 'Somebody with this e-mail is already a member or an outside auditor.',
  remedy: 'To renew an auditor’s access: muster auditor renew. A member does not need an auditor’s account.',
  fields: [{ path: '/email', problem: 'is already known here', remedy: 'use another, or renew their access' }],
};
