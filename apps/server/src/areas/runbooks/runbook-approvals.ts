import { createHash } from 'node:crypto';
import type { PolicySnapshot, RoleId } from '@muster/policy';
import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { addMinutes, isBefore, type Clock } from '../../kernel/clock.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok } from '../../kernel/result.ts';
import { defineApproval, type ClosedAs } from '../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { holdersByRole } from '../identity/public.ts';
import { policyInForceSince } from '../policy/public.ts';
import { runbookApproved, runbookRefused } from './ledger-actions.ts';
import { lockVersion, updateVersion, versionsById, type OwnVersion } from './store/versions.ts';
import { defineService } from '../../kernel/services.ts';

type Part = 'review' | 'governance';

const isGiven = (part: Part, own: OwnVersion): boolean => (part === 'review' ? own.isReviewed : own.isApproved);

/** One of the two approvals of a change; the later one puts it in force (2.6, 5.1.1, R3). */
const half = (name: string, part: Part) =>
  defineApproval({
    name,
    parameters: Type.Object({}),
    lock: async (tx, id) => void (await lockVersion(tx, id)),

    async look({ db, policies, use }, asked) {
      const found = new Map(
        (
          await versionsById(
            db,
            asked.map(({ subject }) => subject),
          )
        ).map((each) => [each.id, each]),
      );
      const hands = part === 'governance' ? await governanceHands(db, policies.current, use(runbooksClock).now()) : {};
      return asked.map(({ subject }) => {
        const own = found.get(subject);
        if (own?.state !== 'proposed' || isGiven(part, own)) return undefined;
        const { runbook, version } = own;
        return { facts: { runbook, version, text: digestOf(own) }, protection: ORGANISATION, hands };
      });
    },

    async apply(ctx, { subject, approval }) {
      const here = await lockVersion(ctx.tx, subject);
      if (here?.own.state !== 'proposed') return err(nothingToApprove);
      const { own, before } = here;
      ctx.notBefore(own.lastInstant);
      const after = { ...own, ...(part === 'review' ? { isReviewed: true } : { isApproved: true }) };
      const isInForce = after.isReviewed && after.isApproved;
      const lastEntry = ctx.record(runbookApproved, {
        ...aboutVersion(own),
        clause: part === 'review' ? '5.1.1' : '2.6',
        data: { ...namedIn(own), approval, by: part, inForce: isInForce },
      });
      const written = { lastInstant: ctx.now, lastEntry };
      if (isInForce && before !== undefined) await updateVersion(ctx.tx, { ...before, state: 'replaced', ...written });
      await updateVersion(ctx.tx, {
        ...after,
        ...(isInForce ? { state: 'in-force', settledAt: ctx.now } : {}),
        ...written,
      });
      return ok(undefined);
    },

    closed: async (ctx, { subject, as }) => refuse(ctx, subject, as),
  });

export const runbookReview = half('runbook-review', 'review');
export const runbookChange = half('runbook-change', 'governance');

/** If either approval is refused, so is the version. */
async function refuse(ctx: CommandContext, subject: string, because: ClosedAs): Promise<void> {
  const here = await lockVersion(ctx.tx, subject);
  if (here?.own.state !== 'proposed') return;
  const { own } = here;
  const lastEntry = ctx.record(runbookRefused, {
    ...aboutVersion(own),
    clause: '2.6',
    data: { ...namedIn(own), because },
  });
  await updateVersion(ctx.tx, { ...own, state: 'refused', settledAt: ctx.now, lastInstant: ctx.now, lastEntry });
}

/** Governance, plus holders of the delegated role while its standing delegation lasts (R3). */
async function governanceHands(
  db: Kysely<unknown>,
  policy: PolicySnapshot,
  now: Date,
): Promise<Readonly<Record<RoleId, readonly PrincipalId[]>>> {
  const { from, to, expiresAfter } = policy.approvals.runbookChange.standingDelegation;
  const since = await policyInForceSince(db);
  const isDelegated = since !== undefined && isBefore(now, addMinutes(since, expiresAfter.minutes));
  const held = await holdersByRole(db, isDelegated ? [from, to] : [from], ORGANISATION);
  return { [from]: [...new Set([...(held.get(from) ?? []), ...(isDelegated ? (held.get(to) ?? []) : [])])] };
}

const digestOf = ({ body, diagram }: OwnVersion): string =>
  createHash('sha256')
    .update(JSON.stringify([body, diagram ?? null]))
    .digest('base64url');

const aboutVersion = ({ runbook }: OwnVersion) => ({ resource: { kind: 'runbook', id: runbook } }) as const;

const namedIn = ({ runbook, version, id: row }: OwnVersion) => ({ runbook, version, row });

const nothingToApprove: AppError = {
  kind: 'conflict',
  code: 'runbooks/nothing-to-approve',
  public: 'This version is already decided.',
  remedy: 'muster runbook show shows its state.',
};

/** The clock for delegations and stale drills. */
export const runbooksClock = defineService<Clock>('runbooks.clock');
