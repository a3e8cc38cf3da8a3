import type { Founding } from './organisation/found-organisation.ts';
import type { Account } from './organisation/member.ts';

export type Role = 'visitor' | 'ada' | 'mei' | 'omar' | 'lise' | 'vera';

const account = (name: string, password: string): Account => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@ml.example`,
  password,
});

/**
 * The people of the demo: the visitor is on call, after a colleague who is busy. Passwords are generated at each start,
 * since Muster ships with none.
 */
export function demoOrganisation(newPassword: () => string): Founding<Role> {
  return {
    name: 'Example ML Platform',
    founder: account('Gina Gerber', newPassword()),
    governance: account('Gustav Gross', newPassword()),
    members: {
      visitor: { ...account('Sam Rivera', newPassword()), roles: ['ml-platform-sre'] },
      ada: { ...account('Ada Okafor', newPassword()), roles: ['ml-platform-sre'] },
      mei: { ...account('Mei Tanaka', newPassword()), roles: ['ml-engineer'] },
      omar: { ...account('Omar Haddad', newPassword()), roles: ['data-engineer'] },
      lise: { ...account('Lise Berger', newPassword()), roles: [] },
      vera: { ...account('Vera Lindqvist', newPassword()), roles: [] },
    },
    contacts: { 'ml-platform-lead': 'lise', 'vp-engineering': 'vera', 'sre-lead': 'ada' },
    onCall: ['ada', 'visitor'],
  };
}
