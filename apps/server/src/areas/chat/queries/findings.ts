import type { PolicyFinding } from '@muster/policy';
import type { Findings } from '../../../platform/manifest-queries.ts';
import type { Chat } from '../chat.ts';

/** Findings: the policy requires announcements in a channel (GOV 3.1.6), but no workspace is connected. */
export const announcementFindings =
  (chat: Pick<Chat, 'slack'>): Findings =>
  async ({ policies }) => {
    if (chat.slack !== undefined) return [];
    return Object.entries(policies().current.severities).flatMap(([severity, { announcement }]): PolicyFinding[] =>
      announcement.channel === 'none'
        ? []
        : [
            {
              clause: announcement.clause,
              weight: 'warning',
              message: `No ${severity} is announced in ${announcement.channel}: no Slack workspace is connected. Connect one, or announce each by hand and record it: muster incident announced.`,
              ruling: null,
              act: { who: 'the server’s operator', page: '/settings/channels' },
            },
          ],
    );
  };
