/** Groups of two attributes at once ("a × x"): what is fair by each alone need not be fair where they meet. */
export function crossed(
  first: { readonly names: readonly string[]; readonly groups: ArrayLike<number> },
  second: { readonly names: readonly string[]; readonly groups: ArrayLike<number> },
): { names: string[]; groups: Int32Array } {
  const width = second.names.length;
  const groups = new Int32Array(first.groups.length);
  for (let i = 0; i < groups.length; i++) groups[i] = first.groups[i]! * width + second.groups[i]!;
  return { names: first.names.flatMap((a) => second.names.map((b) => `${a} × ${b}`)), groups };
}
