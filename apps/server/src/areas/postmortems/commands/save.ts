import type { EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Incident } from '../../incidents/public.ts';
import type { Postmortem } from '../domain/postmortem.ts';
import { writePostmortem } from '../store/postmortems.ts';

/** The fields of an entry that identify its incident's postmortem. */
export const postmortemOf = ({ id, policyVersion }: Pick<Incident, 'id' | 'policyVersion'>) => ({
  resource: { kind: 'incident', id },
  policyVersion,
});

/** Writes its next version with the entry that caused it. */
export async function savePostmortem(
  ctx: CommandContext,
  postmortem: Omit<Postmortem, 'version' | 'lastInstant' | 'lastEntry'> & { readonly version: number },
  entry: EntryId,
): Promise<void> {
  await writePostmortem(ctx.tx, {
    ...postmortem,
    version: postmortem.version + 1,
    lastInstant: ctx.now,
    lastEntry: entry,
  });
}
