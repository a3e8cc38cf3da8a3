import type { IntegrationPage } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';

type Props = {
  integration: IntegrationPage;
  heartbeat: NonNullable<IntegrationPage['heartbeat']>;
};

/** Whether its heartbeat is received, when it counts as silent, and how to change that. */
export function HeartbeatPanel({ integration, heartbeat: { silent, heardAt, dueAt, beats } }: Props) {
  const {
    id,
    may,
    settings: { everyMinutes: every = 0, labels = {} },
  } = integration;
  return (
    <Panel
      title="Heartbeat"
      aside={<span className="soft small">{every === 1 ? 'every minute' : `every ${every} minutes`}</span>}
    >
      <p>
        {silent ? <strong>Silent: its alert fires until a heartbeat is received. </strong> : null}
        {heardAt === undefined ? (
          'Nothing has been received yet. '
        ) : (
          <>
            Last received <Time at={heardAt} />, {beats === 1 ? 'once' : `${beats} times`} in total.{' '}
          </>
        )}
        {silent ? null : (
          <>
            An alert fires if nothing is received by <Time at={dueAt} as="in-words" />.
          </>
        )}
      </p>
      <p className="soft">
        {labels['severity'] === undefined
          ? 'Its alert has no severity and is unclassified.'
          : `Its alert has severity ${labels['severity']}.`}
        {labels['service'] === undefined ? '' : ` Its service is ${labels['service']}.`}
      </p>
      <div className="row">
        <VerbButton
          verb="integration.change-heartbeat"
          may={may.change}
          acted={{ key: { id } }}
          start={{ every, ...labels }}
        >
          Change the heartbeat
        </VerbButton>
      </div>
    </Panel>
  );
}
