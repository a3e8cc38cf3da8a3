import { judge } from '../identity/public.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { notificationPermissions } from './permissions.ts';

export const channelKind = defineKind({ name: 'channel', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

/** A person's notification rules, private to them. */
export const ruleKind = defineKind({
  name: 'notification_rule',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const notificationKinds: readonly RegisteredKind[] = [
  {
    kind: channelKind,
    visibleTo: async ({ db, policies }, actor) => {
      const { configure } = notificationPermissions;
      const verdicts = await judge({ db, policies: policies() }, actor, [configure], ORGANISATION);
      return verdicts?.get(configure.name)?.allowed === true ? 'all' : 'none';
    },
  },
  { kind: ruleKind, visibleTo: auditorsOnly },
];
