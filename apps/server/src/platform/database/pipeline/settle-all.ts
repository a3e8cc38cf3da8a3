/**
 * Runs several pieces of a transaction's work concurrently: their statements travel together. Waits
 * for all of them even if one fails, so that none issues statements after the rollback. Rejects with the earliest
 * failure: PostgreSQL reports later ones only as "transaction aborted".
 */
export async function settleAll<const W extends readonly Promise<unknown>[]>(
  works: W,
): Promise<{ -readonly [I in keyof W]: Awaited<W[I]> }> {
  let first: { readonly reason: unknown } | undefined;
  const ended = await Promise.allSettled(
    works.map(async (work) =>
      work.catch((reason: unknown) => {
        first ??= { reason };
        throw reason;
      }),
    ),
  );
  if (first) throw first.reason;
  return ended.map((each) => (each.status === 'fulfilled' ? each.value : undefined)) as never;
}
