import type { EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Incident } from '../../incidents/public.ts';
import type { Postmortem } from '../domain/postmortem.ts';
import { writePostmortem } from '../store/postmortems.ts';

/** The parts of an entry that say which incident's postmortem it is about. */
export const postmortemOf = ({ id, policyVersion }: Pick<Incident, 'id' | 'policyVersion'>) => ({
  resource: { kind: 'incident', id },
  policyVersion,
});

/** Writes its next version and says which entry did it. */
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
