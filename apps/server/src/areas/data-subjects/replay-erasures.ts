import type { CommandContext } from '../../platform/commands/context.ts';
import { subjectKey } from '../../platform/keys/data-key-rows.ts';
import type { Erased, PersonalDataParts, PersonalDataPlace } from '../../platform/personal-data/place.ts';
import { writeDown } from './write-down.ts';

/**
 * Carries out again, in a database that was put back, what was erased since: a backup still holds the keys that were
 * destroyed after it was made (R20). On the record. Nothing is served before.
 * @returns how many had to be carried out
 */
export async function replayErasures(
  ctx: CommandContext,
  parts: PersonalDataParts,
  places: readonly PersonalDataPlace[],
  erased: readonly Erased[],
): Promise<number> {
  const again: Erased[] = [];
  for (const place of places) {
    const refs = [...new Set(erased.filter((each) => each.place === place.name).map(({ ref }) => ref))];
    const gone = await parts.dataKeys.erasedAmong(
      ctx.tx,
      refs.map((ref) => place.keyOf(ref)),
    );
    for (const ref of refs.filter((each) => !gone.has(subjectKey(place.keyOf(each)))))
      if ((await place.forget(ctx, parts, ref, 'again')) === 'forgotten') again.push({ place: place.name, ref });
  }
  // It was in this database's files until now.
  await writeDown(ctx, again);
  return again.length;
}

/** What a line of an exported ledger tells was erased. */
export function erasedIn(line: string, places: readonly PersonalDataPlace[]): readonly Erased[] {
  if (!/^\{"action":"[^"]*(forgotten|erased|ended)"/.test(line)) return [];
  const { action, data, decision } = JSON.parse(line) as {
    action?: string;
    data?: Readonly<Record<string, unknown>>;
    decision?: { allowed?: boolean };
  };
  if (action === undefined || data === undefined || decision?.allowed === false) return [];
  return places.flatMap((place) => place.forgottenIn({ action, data }).map((ref) => ({ place: place.name, ref })));
}
