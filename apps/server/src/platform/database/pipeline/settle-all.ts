/**
 * Several pieces of work of one transaction at once: the statements that they give in the same turn go in one batch. Waits
 * for all of them even if one fails, so that none still gives statements after the rollback. Fails with what failed first
 * in time: PostgreSQL says of everything after it only that the transaction had failed.
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
