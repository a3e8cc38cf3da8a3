import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

type Titles = Readonly<Record<string, string>> | undefined;

const Known = createContext<Titles>(undefined);

/** The policy's titles of its roles, for everything in here: asked for once, since a person stands in many rows. */
export function RoleTitles({ titles, children }: { titles: Titles; children: ReactNode }) {
  return <Known value={titles}>{children}</Known>;
}

/** What the policy calls a role; its id until that is known, and where it names none such. */
export function useRoleTitle(): (role: string) => string {
  const titles = useContext(Known);
  return (role) => titles?.[role] ?? role;
}
