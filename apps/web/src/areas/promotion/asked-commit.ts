/** Which commit of which service the page is about, as it stands in the address. */
export type AskedCommit = { readonly service?: string; readonly commit?: string };

/** Reads an address's search part; what is not understood is dropped, so that an old link still opens. */
export const parseAskedCommit = (search: Record<string, unknown>): AskedCommit => ({
  ...named('service', search['service']),
  ...named('commit', search['commit']),
});

/** A commit of digits alone comes out of an address as a number. */
function named<Name extends string>(name: Name, value: unknown): { readonly [N in Name]?: string } {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return (text === '' ? {} : { [name]: text }) as { readonly [N in Name]?: string };
}
