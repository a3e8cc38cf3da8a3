/**
 * Several pieces of work of one transaction at once: the statements that they give in the same turn go in one flight. Waits
 * for all of them even if one fails, so that none still gives statements after the rollback; fails with the first failure.
 */
export async function allOf<const W extends readonly Promise<unknown>[]>(
  works: W,
): Promise<{ -readonly [I in keyof W]: Awaited<W[I]> }> {
  const ended = await Promise.allSettled(works);
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return ended.map((each) => (each.status === 'fulfilled' ? each.value : undefined)) as never;
}
