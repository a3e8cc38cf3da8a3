/**
 * Groups by two attributes at once ("a × x"): fairness by each alone does not imply fairness for their intersections.
 */
export function crossed(
  first: { readonly names: readonly string[]; readonly groups: ArrayLike<number> },
  second: { readonly names: readonly string[]; readonly groups: ArrayLike<number> },
): { names: string[]; groups: Int32Array } {
  const width = second.names.length;
  const groups = new Int32Array(first.groups.length);
  for (let i = 0; i < groups.length; i++) groups[i] = first.groups[i]! * width + second.groups[i]!;
  return { names: first.names.flatMap((a) => second.names.map((b) => `${a} × ${b}`)), groups };
}
