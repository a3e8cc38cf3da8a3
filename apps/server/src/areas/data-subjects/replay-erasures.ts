import type { CommandContext } from '../../platform/commands/context.ts';
import { subjectKey } from '../../platform/keys/data-key-rows.ts';
import type { Erased, PersonalDataParts, PersonalDataPlace } from '../../platform/personal-data/place.ts';
import { writeDown } from './write-down.ts';

/**
 * Repeats, in a restored database, what was erased after the backup, which still contains the keys destroyed since
 * (R20). Recorded, and done before anything is served.
 * @returns how many had to be repeated
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
  // Until now it was still in this database's files.
  await writeDown(ctx, again);
  return again.length;
}

/** What an exported ledger line says was erased. */
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
