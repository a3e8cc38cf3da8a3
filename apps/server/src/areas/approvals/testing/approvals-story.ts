import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ORGANISATION, type Protected } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import {
  anyApproval,
  approvalsService,
  defineApproval,
  type Approved,
  type Requested,
  type Wanted,
} from '../../../platform/approvals/approvals.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { sql } from 'kysely';
import type { Policies } from '../../../platform/access/policies.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { onlyPolicy, releasedPolicy } from '../../../testing/released-policy.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { approvalsArea } from '../area.ts';
import type { Approval, ApprovalRule } from '../domain/approval.ts';
import { caseReader } from '../queries/list-approvals.ts';
import { waitingFor } from '../queries/waiting-for.ts';
import { registerApprovalReactions } from '../reactions/register.ts';
import { findApproval } from '../store/approvals.ts';

/** The subject of a story's requests. Its kind follows the policy's rule for downgrades. */
export class Desk {
  /** What deciders weigh; undefined if there is nothing left to decide. */
  state: number | undefined = 1;
  commander: PrincipalId | undefined;
  protection: Protected = ORGANISATION;
  readonly applied: Approved[] = [];
  /** The error that `apply` returns, if any. */
  refusal: AppError | undefined;

  readonly kind = defineApproval({
    name: 'severity-downgrade',
    parameters: Type.Object({ to: Type.Integer() }),
    lock: async () => {},
    look: async (_reader, asked) =>
      asked.map(() =>
        this.state === undefined
          ? undefined
          : {
              facts: { state: this.state },
              protection: this.protection,
              hands: { 'incident-commander': this.commander === undefined ? [] : [this.commander] },
            },
      ),
    apply: async (_ctx, approved) => {
      if (this.refusal !== undefined) return err(this.refusal);
      this.applied.push(approved);
      return ok(undefined);
    },
  });
}

export type Told = { readonly story: Story; readonly desk: Desk };

/** A story in which requests can be made and their due work runs. */
export async function startApprovalsStory(given: Parameters<typeof startStory>[1] = {}): Promise<Told> {
  return withApprovals(await startStory([registerApprovalReactions], given));
}

/** Adds approvals to another area's story. */
export function withApprovals(story: Story): Told {
  const desk = new Desk();
  const { services, clock } = story.host;
  approvalsArea({ services, clock, kinds: () => [anyApproval(desk.kind)] });
  return { story, desk };
}

export async function ask(
  { story, desk }: Told,
  who: Pick<TestPerson, 'actor'>,
  more: Partial<Wanted> = {},
): Promise<Result<Requested, AppError>> {
  const requestId = asId<'request'>(story.host.ids.opaque());
  return transact(story.host, { actor: who.actor, requestId }, async (ctx) =>
    ctx.use(approvalsService).request(ctx, desk.kind, {
      subject: { kind: 'incident', id: '00000000-0000-4000-8000-0000000000d1' },
      parameters: { to: 2 },
      title: ownWords('INC-7KQ2F from SEV-1 to SEV-3'),
      reason: ownWords('one system only'),
      ...more,
    } as never),
  );
}

/** Makes a request that waits. @returns its id */
export async function asked(told: Told, who: Pick<TestPerson, 'actor'>, more: Partial<Wanted> = {}): Promise<string> {
  const requested = await ask(told, who, more);
  if (!requested.ok) throw new Error(JSON.stringify(requested.error));
  return requested.value.approval;
}

export async function approvalOf({ story }: Told, id: string): Promise<Approval> {
  const found = await findApproval(story.host.db, id);
  if (!found) throw new Error('no such request');
  return found;
}

/** The requests waiting for this person. */
export const inboxOf = async ({ story }: Told, who: Pick<TestPerson, 'actor'>): Promise<readonly string[]> =>
  (await waitingFor(caseReader(story.host.services.use), who.actor)).map(({ approval }) => approval.id);

/** The released policy with a changed rule. */
export function ruledBy(other: Partial<ApprovalRule>): Policies {
  const policy = releasedPolicy();
  const rule = policy.approvals.kinds['severity-downgrade'];
  if (rule === undefined) throw new Error('no rule');
  const kinds = { ...policy.approvals.kinds, 'severity-downgrade': { ...rule, ...other } };
  return onlyPolicy({ ...policy, approvals: { ...policy.approvals, kinds } });
}

/** Suspends or reinstates somebody, as governance would. */
export const suspended = async (
  { story: { host } }: Told,
  { id }: Pick<TestPerson, 'id'>,
  state: 'suspended' | 'active' = 'suspended',
): Promise<void> =>
  laidDown(host, async (tx) => {
    await sql`update principals set state = ${state} where id = ${id}`.execute(tx);
  });
