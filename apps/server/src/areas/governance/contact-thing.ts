import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { contactRoleKind } from './kinds.ts';

/** The contact roles of the policy in force; each exists whether or not anyone fills it. */
export const contactThing = defineThing({
  kind: contactRoleKind,
  noun: 'contact',
  root: '/v1/contact-roles',
  key: { role: Type.String({ maxLength: 60, 'x-ref': 'contact' }) },
  idOf: ({ role }) => role,
  // Own properties only: `constructor` and other inherited names are not roles.
  lock: async ({ policies }, { role }) => (Object.hasOwn(policies.current.roles.contacts, role) ? { role } : undefined),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: {
    kind: 'not_found',
    code: 'governance/no-such-contact-role',
    public: 'The policy has no such contact role.',
    remedy: 'Choose one from the list of contact roles.',
  },
});
