import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { defineThing } from '../../../platform/verbs/verb-thing.ts';
import * as membership from '../../identity/membership.ts';
import { auditorKind } from '../kinds.ts';

/** An outside auditor: a principal that is not a member, with time-limited access (GOV 7.5). */
export const auditorThing = defineThing({
  kind: auditorKind,
  noun: 'auditor',
  root: '/v1/auditors',
  key: { id: Key('auditor') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => {
    await membership.lockPrincipal(ctx.tx, asId<'principal'>(id));
    const access = await membership.auditorAccess(ctx.tx, asId<'principal'>(id));
    return access?.state === 'erased' ? undefined : access;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  missing: {
    kind: 'not_found',
    code: 'governance/no-such-auditor',
    public: 'There is no such auditor.',
    remedy: 'muster auditor list shows the outside auditors.',
  },
});

/** State of an auditor's access. Expiry follows the clock, whether or not it has been recorded yet. */
export function accessState(
  { openedAt, endedAt, endsAt }: membership.AuditorAccess,
  now: Date,
): 'asked' | 'open' | 'ended' {
  if (openedAt === undefined) return 'asked';
  return endedAt !== undefined || endsAt <= now ? 'ended' : 'open';
}

export const unlessOpen = (access: membership.AuditorAccess, { now }: { readonly now: Date }) =>
  accessState(access, now) === 'open' ? undefined : notOpen;

const notOpen: StateRefusal = {
  allowed: false,
  code: 'governance/auditor-not-open',
  reason: 'They have no access: it has not been approved yet, or it has ended.',
  remedy: 'Ask for it again: muster auditor renew.',
  clause: '7.5',
  obligations: [],
};
