import { foundOrganisation, type Organisation } from '../../demo/organisation/found-organisation.ts';
import type { Account } from '../../demo/organisation/member.ts';

export type Role = 'ada' | 'grace' | 'mary' | 'lead' | 'vp';

const account = (name: string): Account => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  password: `the long sentence of ${name}`,
});

export const people = {
  founder: account('Gina Gerber'),
  governance: account('Gustav Gross'),
  ada: account('Ada Lovelace'),
  grace: account('Grace Hopper'),
  mary: account('Mary Somerville'),
  lead: account('Lise Meitner'),
  vp: account('Vera Rubin'),
} as const;

/**
 * The organisation of the end-to-end tests: two SREs on call, an ML engineer, and those informed of missed deadlines.
 */
export const foundCast = async (setUpLink: string): Promise<Organisation<Role>> =>
  foundOrganisation<Role>(setUpLink, {
    name: 'Example ML Platform',
    founder: people.founder,
    governance: people.governance,
    members: {
      ada: { ...people.ada, roles: ['ml-platform-sre'] },
      grace: { ...people.grace, roles: ['ml-platform-sre'] },
      mary: { ...people.mary, roles: ['ml-engineer'] },
      lead: { ...people.lead, roles: [] },
      vp: { ...people.vp, roles: [] },
    },
    contacts: { 'ml-platform-lead': 'lead', 'vp-engineering': 'vp' },
    onCall: ['ada', 'grace'],
  });
