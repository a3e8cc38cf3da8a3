import type { Channel, NotificationRule, OwnPage } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';
import { ChannelDeeds } from './channel-deeds.tsx';
import { channelsQuery, ownPagesQuery, rulesQuery, slackQuery } from './channel-queries.ts';
import { ChannelState } from './channel-state.tsx';

/** The reader's own contact methods in order, and the outcome of each page sent to them. */
export function CalledPage() {
  const channels = useQuery(channelsQuery);
  const rules = useQuery(rulesQuery);
  const pages = useQuery(ownPagesQuery);
  const mayOwn = useMay('channel.own');
  const failed = [channels, rules, pages].find(({ isError }) => isError);
  const ways = (channels.data ?? []).filter(({ audience }) => audience === 'person');
  return (
    <Page
      title="My notifications"
      lead="Your own contact methods, which nobody else sees. Without rules, all are tried at once. Only pages ring a phone."
      actions={
        <>
          <VerbButton verb="channel.add-phone" may={mayOwn} isMain>
            Add a phone
          </VerbButton>
          <VerbButton verb="channel.add" may={mayOwn} given={{ mine: true }}>
            Add a webhook
          </VerbButton>
          <VerbButton verb="rule.add" may={mayOwn}>
            Add a rule
          </VerbButton>
          <SlackAccount />
        </>
      }
    >
      <div className="inset">
        <ProblemNote problem={failed === undefined ? undefined : problemOf(failed.error)} />
      </div>
      <h2 className="inset">Contact methods</h2>
      <Rows label="Contact methods" items={ways} columns={wayColumns} rowKey={({ id }) => id} />
      <h2 className="inset">Rules</h2>
      {rules.data?.length === 0 ? (
        <Emptiness command="muster rule add e-mail --urgency page --after 0">
          No rules: all your contact methods are tried at once.
        </Emptiness>
      ) : (
        <Rows label="Rules" items={rules.data ?? []} columns={ruleColumns} rowKey={({ id }) => id} />
      )}
      <h2 className="inset">Pages you received</h2>
      {pages.data?.length === 0 ? (
        <Emptiness command="muster channel test e-mail">You have not been paged yet. Send yourself a test.</Emptiness>
      ) : (
        <Rows label="Pages" items={pages.data ?? []} columns={pageColumns} rowKey={({ id }) => id} />
      )}
    </Page>
  );
}

/** The reader's Slack account, if a workspace is connected: actions in Slack are done as the verified member. */
function SlackAccount() {
  const [slack] = useQuery(slackQuery).data ?? [];
  if (slack === undefined) return null;
  return slack.linked ? (
    <VerbButton verb="slack.unlink" may={{ allowed: true }}>
      Unlink my Slack account
    </VerbButton>
  ) : (
    <VerbButton verb="slack.link-code" may={{ allowed: true }}>
      Link my Slack account
    </VerbButton>
  );
}

const wayColumns: readonly Column<Channel>[] = [
  { name: 'Contact method', isMain: true, width: 'minmax(160px, 1fr)', cell: ({ name }) => name },
  { name: 'State', width: 'minmax(120px, max-content)', cell: (channel) => <ChannelState channel={channel} /> },
  { name: 'Actions', width: 'max-content', cell: (channel) => <ChannelDeeds channel={channel} /> },
];

const ruleColumns: readonly Column<NotificationRule>[] = [
  { name: 'Contact method', isMain: true, width: 'minmax(160px, 1fr)', cell: ({ channelName }) => channelName },
  { name: 'For', width: 'max-content', cell: ({ urgency }) => (urgency === 'page' ? 'pages' : 'notices') },
  {
    name: 'When',
    width: 'max-content',
    cell: ({ after }) => (after === 0 ? 'at once' : `after ${after} min`),
  },
  { name: 'Note', width: 'minmax(0, 2fr)', cell: ({ warning }) => <span className="wraps">{warning}</span> },
  {
    name: 'Actions',
    width: 'max-content',
    cell: ({ id, channelName }) => (
      <VerbButton
        verb="rule.remove"
        may={undefined}
        acted={{ key: { id } }}
        label={`Remove the rule for ${channelName}`}
        isCompact
      >
        Remove
      </VerbButton>
    ),
  },
];

const pageColumns: readonly Column<OwnPage>[] = [
  {
    name: 'Incident',
    isMain: true,
    width: 'max-content',
    cell: ({ incident }) => (
      <Link to="/incidents/$code" params={{ code: incident }} className="rows-title">
        {incident}
      </Link>
    ),
  },
  { name: 'Paged', width: 'max-content', cell: ({ queuedAt }) => <Time at={queuedAt} /> },
  { name: 'Sent by', width: 'minmax(0, 2fr)', cell: ({ told }) => <span className="wraps">{told}</span> },
  {
    name: 'Answered',
    width: 'max-content',
    cell: ({ answeredAt, state }) =>
      answeredAt === undefined ? (
        <span className="soft">{state === 'stopped' ? 'not needed' : 'no'}</span>
      ) : (
        <Time at={answeredAt} />
      ),
  },
];
