import { definePermission } from '@muster/policy';

/** Who may say by which provider members sign in, and link an account there. */
export const ssoPermissions = {
  read: definePermission({
    name: 'identity_provider.read',
    scope: 'members:read',
    clause: '7.7',
    anyOf: [{ kind: 'member' }],
  }),
  /** Whoever runs the provider can sign in as anybody who is linked to it, so it is for those who decide who may do what. */
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
    onlyPeople: 'Only a person signs in by an identity provider.',
  }),
} as const;
