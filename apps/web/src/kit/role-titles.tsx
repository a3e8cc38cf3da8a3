import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

type Titles = Readonly<Record<string, string>> | undefined;

const Known = createContext<Titles>(undefined);

/** Provides the policy's role titles to everything inside: fetched once, since people appear in many rows. */
export function RoleTitles({ titles, children }: { titles: Titles; children: ReactNode }) {
  return <Known value={titles}>{children}</Known>;
}

/** The policy's title of a role; its id if unknown or not yet loaded. */
export function useRoleTitle(): (role: string) => string {
  const titles = useContext(Known);
  return (role) => titles?.[role] ?? role;
}
