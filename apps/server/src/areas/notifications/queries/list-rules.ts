import { principalOf } from '../../../kernel/actor.ts';
import { readTogether } from '../../../platform/database/read.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { EMAIL } from '../domain/channel.ts';
import { warningOf, type Warning } from '../domain/rules.ts';
import { notificationsService } from '../notifications.ts';
import { notificationPermissions } from '../permissions.ts';
import { allChannels } from '../store/channels.ts';
import { rulesOf } from '../store/rules.ts';
import { NotificationRule } from './schemas.ts';

/** The actor's notification rules, with warnings for those that will not apply under the policy in force. */
export const ruleList = defineList({
  noun: 'rule',
  name: 'list',
  route: '/v1/rules',
  does: 'your notification rules, and what is wrong with them',
  empty: {
    says: 'You have no rules: all your contact methods are tried at once, and only pages ring a phone.',
    next: 'muster rule add <channel> --urgency page --after 0',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.read,
  filters: {},
  item: NotificationRule,
  columns: [
    { at: 'urgency', head: 'For' },
    { at: 'after', head: 'After min' },
    { at: 'channelName', head: 'By', shrinksTo: 12 },
    { at: 'warning', head: 'Note', shrinksTo: 16 },
    { at: 'id', head: 'Id' },
  ],
  async page(use, { actor }) {
    const { reads, sender } = use(notificationsService);
    const person = principalOf(actor);
    if (person === undefined) return { items: [] };
    const [rules, channels] = await readTogether(reads.db, [rulesOf([person]), allChannels]);
    const here = { policy: reads.policies().current, hasMailbox: sender.hasMail };
    return {
      items: rules.map((rule) => {
        const warning = warningOf(rule, rules, channels, here);
        return {
          id: rule.id,
          urgency: rule.urgency,
          after: rule.afterMinutes,
          channel: rule.channel,
          channelName:
            rule.channel === EMAIL
              ? 'Your mailbox'
              : (channels.find(({ id }) => id === rule.channel)?.name ?? 'a channel that was removed'),
          ...(warning === undefined ? {} : { warning: inWords(warning) }),
        };
      }),
    };
  },
});

function inWords(warning: Warning): string {
  switch (warning.kind) {
    case 'way-missing':
      return 'Never used: this contact method no longer exists.';
    case 'way-unverified':
      return 'Never used: this phone is not verified.';
    case 'way-gone':
      return 'Not used until a test succeeds: messages to this address have failed.';
    case 'repeats':
      return 'Never used: an earlier rule uses this contact method, and a page goes there only once.';
    case 'nothing-at-once':
      return 'Nothing rings at once: no rule has 0 minutes.';
    case 'after-deadline':
      return `Too late for a ${warning.severity}: it must be acknowledged within ${warning.minutes} minutes (${warning.clause}).`;
  }
}
