import { definePermission } from '@muster/policy';

/** Who may manage providers and link accounts. */
export const ssoPermissions = {
  read: definePermission({
    name: 'identity_provider.read',
    scope: 'members:read',
    clause: '7.7',
    anyOf: [{ kind: 'member' }],
  }),
  /**
   * A provider's operator can sign in as anybody linked to it, so managing providers needs the right to grant roles.
   */
  arrange: definePermission({
    name: 'identity_provider.arrange',
    scope: 'members:write',
    clause: '7.7',
    anyOf: [{ kind: 'authority', authority: 'grant-roles' }],
  }),
  link: definePermission({
    name: 'sso.link',
    scope: 'session:none',
    clause: '7.7',
    anyOf: [{ kind: 'member' }],
    onlyPeople: 'Only people can sign in with an identity provider.',
  }),
} as const;
