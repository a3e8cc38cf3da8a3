import type { Kysely } from 'kysely';
import { asId } from '../../../kernel/ids.ts';
import { err, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { openHeads } from '../open-wire.ts';
import { sinksService } from '../sinks.ts';
import { readSink } from '../store/sinks.ts';
import type { LockedHeads } from '../wires/s3-heads.ts';

/** The bucket of a sink with Object Lock; undefined for any other sink. */
export async function lockedBucket(db: Kysely<unknown>, sink: string): Promise<string | undefined> {
  const found = await readSink(db, asId(sink));
  return found?.kind === 's3' ? `${found.settings.url ?? ''}/${found.settings.place ?? ''}` : undefined;
}

/** A sink's bucket, for locking heads and reading them back; the error says why it cannot be used. */
export async function lockedHeadsOf(use: UseService, sink: string): Promise<Result<LockedHeads, string>> {
  const parts = use(sinksService);
  const found = await readSink(parts.host.db, asId(sink));
  return found === undefined ? err('The sink that it writes to was removed.') : openHeads(parts, found);
}
