import type { Access } from '../guards/access.ts';

/** The scopes that the routes added ask of a key: what a key can be given, for any other would open nothing. */
export function createKeyScopes() {
  const scopes = new Set<string>();
  return {
    add(access: Access | undefined): void {
      if (typeof access === 'object' && 'scope' in access) scopes.add(access.scope);
    },
    all: (): readonly string[] => [...scopes].toSorted(),
  };
}
