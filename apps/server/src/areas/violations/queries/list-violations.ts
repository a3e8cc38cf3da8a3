import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import type { Violation as Found } from '../domain/violation.ts';
import { violationPermissions } from '../permissions.ts';
import { listViolations } from '../store/violations.ts';
import { Violation } from './violation-schema.ts';
import { handledBy, violationReader, viewsFor } from './violation-view.ts';

/** The violations that the reader handles, newest first. */
export const violationList = defineList({
  noun: 'violation',
  name: 'list',
  route: '/v1/violations',
  does: 'the violations that you handle, and their outcomes',
  empty: { says: 'No violations to handle.', next: 'muster violation report' },
  clauses: ['10.1'],
  permission: violationPermissions.read,
  reveals: 'CONFIDENTIAL',
  filters: {
    state: Type.Optional(Type.Enum(['open', 'decided'], field({ asks: 'Only open, or only decided' }))),
  },
  item: Violation,
  columns: [
    { at: 'clause', head: 'Clause' },
    { at: 'source', head: 'From' },
    { at: 'state', head: 'State' },
    { at: 'intent', head: 'Intent', dropped: 1 },
    { at: 'repeats', head: 'Repeats', dropped: 2 },
    { at: 'reportedAt', head: 'Reported', as: 'instant' },
    { at: 'id', head: 'Id' },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, filters, after, limit }) {
    const reader = violationReader(use);
    const person = principalOf(actor);
    const handled: Found[] = [];
    let from = after === undefined ? undefined : { at: new Date(after.at), id: after.id };
    // Handlers differ per violation, so each is checked: others are skipped until the page is full.
    for (;;) {
      const found = await listViolations(reader.db, { state: filters.state, after: from, limit: limit + 1 });
      handled.push(...(await handledBy(reader, person, found)));
      const last = found.at(-1);
      if (found.length <= limit || last === undefined || handled.length > limit) break;
      from = { at: last.reportedAt, id: last.id };
    }
    const shown = handled.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await viewsFor(reader, actor, shown),
      next:
        handled.length > limit && last !== undefined ? { at: last.reportedAt.toISOString(), id: last.id } : undefined,
    };
  },
});
