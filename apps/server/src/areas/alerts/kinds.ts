import { defineKind } from '../../platform/ledger/thing.ts';

export const integrationKind = defineKind({
  name: 'integration',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});
/**
 * Alerts received together, by the Merkle root of their commitments. Visible to whoever may see an incident they
 * joined.
 */
export const batchKind = defineKind({
  name: 'alert-batch',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** A single resource: its versions are numbered. */
export const routingKind = defineKind({ name: 'routing', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const suppressionKind = defineKind({
  name: 'suppression',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** A saved view of the alert list. */
export const viewKind = defineKind({ name: 'alert-view', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

/** An export of alerts as a file. */
export const exportKind = defineKind({ name: 'alert-export', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });
