import { defineKind } from '../../platform/ledger/thing.ts';

export const integrationKind = defineKind({
  name: 'integration',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});
/** Alerts that were taken in together, by the root of their commitments. It is seen by whoever may see an incident that it joined. */
export const batchKind = defineKind({
  name: 'alert-batch',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** There is one: its versions are numbered. */
export const routingKind = defineKind({ name: 'routing', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const suppressionKind = defineKind({
  name: 'suppression',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** What somebody looks at again and again among alerts. */
export const viewKind = defineKind({ name: 'alert-view', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

/** What was taken away of the alerts, as a file. */
export const exportKind = defineKind({ name: 'alert-export', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });
