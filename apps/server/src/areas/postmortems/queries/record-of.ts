import type { CommandContext } from '../../../platform/commands/context.ts';
import { describeEntry } from '../../../platform/ledger/describe-entry.ts';
import { entriesOf } from '../../../platform/ledger/read-entries.ts';
import { incidentReads, type Incident } from '../../incidents/public.ts';
import { incidentKind, pagesOf } from '../../oncall/public.ts';
import type { RecordLine } from '../domain/draft.ts';

const MOST_LINES = 300;

/** The record of an incident, without what people wrote and without their names. */
export async function recordOf(
  ctx: CommandContext,
  incident: Incident,
): Promise<{
  readonly record: readonly RecordLine[];
  readonly pages: { readonly sent: number; readonly firstAnsweredAt: Date | undefined };
}> {
  const actions = ctx.use(incidentReads).actions();
  const entries = await entriesOf(ctx.tx, { kind: incidentKind.name, id: incident.id }, MOST_LINES);
  const pages = await pagesOf(ctx.tx, incident.id, MOST_LINES);
  const answered = pages.flatMap(({ answeredAt }) => answeredAt ?? []).map((at) => at.getTime());
  return {
    record: entries
      .filter(({ envelope }) => envelope.action.startsWith('incident.') && envelope.action !== 'incident.note_added')
      .map(({ envelope }) => ({
        at: new Date(envelope.time),
        says: describeEntry(actions, envelope, undefined, {}).summary,
      })),
    pages: {
      sent: pages.length,
      firstAnsweredAt: answered.length === 0 ? undefined : new Date(Math.min(...answered)),
    },
  };
}
