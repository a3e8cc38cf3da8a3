import { channelScope } from '@muster/api-client';
import type { Channel } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';
import { ChannelDeeds } from './channel-deeds.tsx';
import { channelsQuery, slackGroupsQuery, slackQuery } from './channel-queries.ts';
import { ChannelState } from './channel-state.tsx';

/** The channels that pages are sent through, and whether they work. */
export function ChannelsPage() {
  const channels = useQuery(channelsQuery);
  const mayConfigure = useMay('channel.configure');
  return (
    <Page
      title="Channels"
      count={String(channels.data?.length ?? '')}
      lead="A page goes out through every channel that reaches the recipient, all at once unless their notification rules say otherwise, until somebody answers. Mailboxes, phones and personal webhooks get a link that answers the page; shared channels get one that requires signing in, and the recipient’s id to route by (shown on Members). A channel accepting a page does not mean that anybody has received it."
    >
      <Guarded may={mayConfigure}>
        <div className="inset stack below">
          <WhyNot />
          <VerbButton verb="channel.add" may={mayConfigure} isMain>
            Add
          </VerbButton>
          <SlackText />
          <ProblemNote problem={channels.isError ? problemOf(channels.error) : undefined} />
        </div>
        {channels.data?.length === 0 ? (
          <Emptiness command="muster doctor">No page can be sent yet: add a channel, or configure mail.</Emptiness>
        ) : (
          <Rows
            label="Channels"
            items={channels.data ?? []}
            columns={columns}
            rowKey={({ id }) => id}
            rowState={rowState}
          />
        )}
      </Guarded>
    </Page>
  );
}

/** Whether titles and updates may be posted to Slack, and who decides that. */
function SlackText() {
  const mayApprove = useMay('chat.approve_internal');
  const [slack] = useQuery(slackQuery).data ?? [];
  if (slack === undefined) return null;
  return (
    <>
      <p className="row">
        Slack is connected and carries {slack.internalText ? 'INTERNAL text' : 'code, severity, state and a link'}.
        <VerbButton verb="slack.internal-text" may={mayApprove} isCompact>
          Change
        </VerbButton>
      </p>
      <SlackGroups />
    </>
  );
}

function SlackGroups() {
  const may = useMay('oncall.set');
  const groups = useQuery(slackGroupsQuery).data ?? [];
  return (
    <p className="row">
      {groups.length === 0
        ? 'No user groups follow a schedule.'
        : groups.map(({ name, group }) => `${group} follows ${name}`).join(', ')}
      <VerbButton verb="slack-group.follow" may={may} isCompact>
        Follow a schedule
      </VerbButton>
      {groups.length === 0 ? null : (
        <VerbButton verb="slack-group.leave" may={may} isCompact>
          Stop following
        </VerbButton>
      )}
    </p>
  );
}

const rowState = ({ state, lastTest, failing }: Channel): string =>
  `${state} ${lastTest?.at} ${lastTest?.outcome} ${failing?.reason}`;

const columns: readonly Column<Channel>[] = [
  { name: 'Channel', width: 'minmax(180px, 1fr)', isMain: true, cell: ({ name, kind }) => `${name} (${kind})` },
  {
    name: 'To',
    width: 'minmax(96px, 1fr)',
    isWideOnly: true,
    cell: ({ address }) => <span className="mono soft small">{address}</span>,
  },
  { name: 'Pages for', width: 'max-content', isWideOnly: true, cell: channelScope },
  { name: 'State', width: 'minmax(120px, max-content)', cell: (channel) => <ChannelState channel={channel} /> },
  {
    name: 'May carry',
    width: 'minmax(132px, max-content)',
    isWideOnly: true,
    cell: ({ approvedForInternal }) => (
      <span className="wraps">{approvedForInternal ? 'INTERNAL' : 'id, severity, what to do and link'}</span>
    ),
  },
  { name: 'Last test', width: 'minmax(120px, max-content)', cell: ({ lastTest }) => <LastTest test={lastTest} /> },
  { name: 'Actions', width: 'max-content', cell: (channel) => <ChannelDeeds channel={channel} /> },
];

function LastTest({ test }: { test: Channel['lastTest'] }) {
  if (test === undefined) return <span className="soft">never</span>;
  return (
    <>
      {test.outcome === 'handed-over' ? 'accepted' : test.outcome}{' '}
      <span className="soft small">
        <Time at={test.at} />
      </span>
    </>
  );
}
