import type { CommandContext } from '../../platform/commands/context.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { holdIncident, rolesOnIncident, type Incident } from '../incidents/public.ts';
import { incidentKind } from '../oncall/public.ts';
import type { Notice } from './domain/notice.ts';
import { findNotice, lockNotice } from './store/notices.ts';

/** What an authority is to be told, with the incident that it is about. */
export type NoticeCase = { readonly notice: Notice; readonly incident: Incident };

/** A notice stands in its incident's history: whoever may see that may see it. */
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

/** Locks one, its incident first: whoever changes an incident locks that and then what hangs on it. */
export async function lockCase(ctx: CommandContext, id: string): Promise<NoticeCase | undefined> {
  const seen = await findNotice(ctx.tx, id);
  const incident = seen && (await holdIncident(ctx.tx, seen.incidentId));
  const notice = incident && (await lockNotice(ctx.tx, id));
  return incident === undefined || notice === undefined ? undefined : { notice, incident };
}
