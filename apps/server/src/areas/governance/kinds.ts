import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

export const organisationKind = defineKind({
  name: 'organisation',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});
export const contactRoleKind = defineKind({
  name: 'contact-role',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const groupRoleKind = defineKind({
  name: 'group-role',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});
export const roleProposalKind = defineKind({
  name: 'role-proposal',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** An outside auditor, with access for as long as another person approved. */
export const auditorKind = defineKind({ name: 'auditor', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const governanceKinds: readonly RegisteredKind[] = [
  { kind: organisationKind, visibleTo: everybody },
  { kind: contactRoleKind, visibleTo: everybody },
  { kind: groupRoleKind, visibleTo: everybody },
  { kind: roleProposalKind, visibleTo: everybody },
  { kind: auditorKind, visibleTo: everybody },
];
