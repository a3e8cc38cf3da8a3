/** The service and commit the page is about, as kept in the address. */
export type AskedCommit = { readonly service?: string; readonly commit?: string };

/** Parses an address's search part; unknown values are dropped, so that old links still open. */
export const parseAskedCommit = (search: Record<string, unknown>): AskedCommit => ({
  ...named('service', search['service']),
  ...named('commit', search['commit']),
});

/** The router parses a commit of digits only as a number. */
function named<Name extends string>(name: Name, value: unknown): { readonly [N in Name]?: string } {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return (text === '' ? {} : { [name]: text }) as { readonly [N in Name]?: string };
}
