import { Type } from 'typebox';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { readerService } from '../../../platform/access/access.ts';
import type { UseService } from '../../../kernel/services.ts';
import type { ListColumn } from '../../../platform/http/list-description.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { visibleTeams } from '../../identity/public.ts';
import { approvalPermissions } from '../permissions.ts';
import { listApprovals as findApprovals } from '../store/approvals.ts';
import { Approval } from './approval-schema.ts';
import { viewsFor } from './approval-view.ts';
import { casesOf, roomService, type CaseReader } from './cases.ts';
import { waitingFor } from './waiting-for.ts';

const columns: readonly ListColumn[] = [
  { at: 'asks', head: 'For', shrinksTo: 12 },
  { at: 'title', head: 'What', shrinksTo: 16 },
  { at: 'state', head: 'State' },
  { at: 'requestedBy', head: 'Requested by', as: 'person', shrinksTo: 8, dropped: 2 },
  { at: 'expiresAt', head: 'Expires', as: 'instant', dropped: 1 },
  { at: 'id', head: 'Id' },
];

/** Requests, newest first. */
export const approvalList = defineList({
  noun: 'approval',
  name: 'list',
  route: '/v1/approvals',
  does: 'requests for approval, and their outcome',
  empty: { says: 'No requests yet.' },
  clauses: ['2.10'],
  permission: approvalPermissions.read,
  filters: {
    state: Type.Optional(Type.Enum(['open', 'closed'], field({ asks: 'Only open, or only closed' }))),
  },
  item: Approval,
  columns,
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reader = caseReader(use);
    const who = { teams: await visibleTeams(reader, actor), self: principalOf(actor) };
    const found = await findApprovals(reader.db, {
      who,
      state: filters.state,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await viewsFor(reader, actor, await casesOf(reader, shown)),
      next:
        found.length > limit && last !== undefined ? { at: last.requestedAt.toISOString(), id: last.id } : undefined,
    };
  },
});

/** Requests waiting for the caller's decision. */
export const approvalsWaiting = defineList({
  noun: 'approval',
  name: 'waiting',
  route: '/v1/approvals/waiting',
  does: 'requests that wait for your decision',
  empty: { says: 'No requests wait for your decision.' },
  clauses: ['2.10'],
  permission: approvalPermissions.read,
  filters: {},
  item: Approval,
  columns,
  page: async (use, { actor }) => ({ items: await waitingViews(caseReader(use), actor) }),
});

const waitingViews = async (reader: CaseReader, actor: Actor) =>
  viewsFor(reader, actor, await waitingFor(reader, actor));

/** The dependencies for reading requests at this moment. */
export const caseReader = (use: UseService): CaseReader => ({
  ...use(readerService)(),
  use,
  now: use(roomService).clock.now(),
});
