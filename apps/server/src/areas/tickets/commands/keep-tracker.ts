import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { ambiguousIn, listed, type StatusMap } from '../domain/status-map.ts';
import { trackerReconcile } from '../due-kinds.ts';
import { trackerMapped, trackerRemoved } from '../ledger-actions.ts';
import { ticketPermissions } from '../permissions.ts';
import { updateTracker } from '../store/trackers.ts';
import { trackerThing } from '../tracker-thing.ts';

const MOST = 1000;
const Statuses = (asks: string, help: string) =>
  Type.Optional(
    Type.String({ minLength: 1, maxLength: MOST, pattern: '^[^\\u0000-\\u001f]*$', ...field({ asks, help }) }),
  );

/** Maps the tracker's statuses where their names are not the usual ones. */
export const mapTracker = verb(trackerThing, {
  name: 'map',
  words: {
    label: 'Map statuses',
    does: 'map its statuses to: to do, done, or dropped',
    done: 'Statuses mapped.',
    next: 'muster tracker list',
  },
  clauses: ['8.4'],
  permission: ticketPermissions.keep,
  fields: {
    open: Statuses('To do', 'with commas between: To do, In progress; of a Jira category:new, too'),
    done: Statuses('Done', 'Done, Released; Muster sets the first one'),
    dropped: Statuses('Dropped', 'Won’t do, Duplicate; changes nothing in Muster, but the owner is notified'),
  },
  answer: Type.Object({ version: Type.Integer() }),
  async decide(ctx, { thing: tracker, input }) {
    const { open, done, dropped } = tracker.statuses;
    const statuses: StatusMap = {
      open: input.open === undefined ? open : listed(input.open),
      done: input.done === undefined ? done : listed(input.done),
      dropped: input.dropped === undefined ? dropped : listed(input.dropped),
    };
    const twice = ambiguousIn(statuses);
    if (twice !== undefined) return err(ambiguous);
    if (statuses.open.length === 0 || statuses.done.length === 0) return err(nothingLeft);
    const entry = ctx.record(trackerMapped, {
      resource: { kind: 'tracker', id: tracker.id },
      clause: '8.4',
      data: { tracker: tracker.id },
      content: {
        fields: {
          open: statuses.open.join(', '),
          done: statuses.done.join(', '),
          dropped: statuses.dropped.join(', '),
        },
      },
    });
    const version = tracker.version + 1;
    await updateTracker(ctx.tx, { ...tracker, statuses, version, lastInstant: ctx.now }, entry);
    return ok({ version });
  },
});

/** Its tickets stay as they are and are no longer followed. */
export const removeTracker = verb(trackerThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'stop following its tickets; they stay as they are',
    done: 'Removed. Its tickets are no longer followed.',
    next: 'muster tracker list',
  },
  clauses: ['8.4'],
  permission: ticketPermissions.keep,
  danger: true,
  async decide(ctx, { thing: tracker }) {
    const entry = ctx.record(trackerRemoved, {
      resource: { kind: 'tracker', id: tracker.id },
      clause: '8.4',
      data: { tracker: tracker.id },
    });
    const gone = { removedAt: ctx.now, version: tracker.version + 1, lastInstant: ctx.now };
    await updateTracker(ctx.tx, { ...tracker, ...gone }, entry);
    ctx.due.supersede({ kind: 'tracker', id: tracker.id }, [trackerReconcile], 'it was removed');
    return ok(undefined);
  },
});

const ambiguous: AppError = {
  kind: 'invalid',
  code: 'tickets/ambiguous-status',
  public: 'A status can have only one meaning.',
  fields: [
    {
      path: '/open',
      problem: 'contains a status that is also in another of the three',
      remedy: 'give each status only once',
    },
  ],
};

const nothingLeft: AppError = {
  kind: 'invalid',
  code: 'tickets/no-status',
  public: 'At least one status must mean to do, and at least one done.',
  fields: [{ path: '/done', problem: 'or /open names no status', remedy: 'give at least one' }],
};
