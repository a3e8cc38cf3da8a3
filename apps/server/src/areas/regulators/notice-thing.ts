import type { CommandContext } from '../../platform/commands/context.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { holdIncident, rolesOnIncident, type Incident } from '../incidents/public.ts';
import { incidentKind } from '../oncall/public.ts';
import type { Notice } from './domain/notice.ts';
import { findNotice, lockNotice } from './store/notices.ts';

/** A notice with its incident. */
export type NoticeCase = { readonly notice: Notice; readonly incident: Incident };

/** A notice is part of its incident's history and has the same visibility. */
export const noticeThing = defineThing({
  kind: incidentKind,
  noun: 'notice',
  root: '/v1/notices',
  key: { id: Key('notice') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<NoticeCase | undefined> => lockCase(ctx, id),
  protection: ({ incident }: NoticeCase) => incident,
  rolesHere: async (db, actor, { incident }: NoticeCase, now) => rolesOnIncident(db, actor, incident, now),
  lastInstant: ({ notice }) => notice.lastInstant,
  version: ({ notice }) => notice.version,
  missing: {
    kind: 'not_found',
    code: 'regulators/no-such-notice',
    public: 'There is no such notice.',
    remedy: 'muster notice list shows them.',
  },
});

/** Locks the incident first, then the notice: every change to an incident locks in that order. */
export async function lockCase(ctx: CommandContext, id: string): Promise<NoticeCase | undefined> {
  const seen = await findNotice(ctx.tx, id);
  const incident = seen && (await holdIncident(ctx.tx, seen.incidentId));
  const notice = incident && (await lockNotice(ctx.tx, id));
  return incident === undefined || notice === undefined ? undefined : { notice, incident };
}
