/**
 * The owner migrates and owns; the application cannot change append-only tables; only the sequencer writes the tree. On
 * an external server these may be roles without login, of which the logins in the URLs are members.
 */
export const DATABASE_ROLES = ['muster_owner', 'muster_app', 'muster_sequencer'] as const;

export type DatabaseRole = (typeof DATABASE_ROLES)[number];
