import type { IntegrationPage } from '@muster/api-client';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';

/** Whether it is heard, and when it is silent. */
export function HeartbeatPanel({
  heartbeat: { silent, heardAt, dueAt, beats },
  every,
}: {
  heartbeat: NonNullable<IntegrationPage['heartbeat']>;
  every: number;
}) {
  return (
    <Panel
      title="Heartbeat"
      aside={<span className="soft small">{every === 1 ? 'every minute' : `every ${every} minutes`}</span>}
    >
      <p>
        {silent ? <strong>It is silent: its alert fires until it is heard again. </strong> : null}
        {heardAt === undefined ? (
          'It was never heard. '
        ) : (
          <>
            Last heard <Time at={heardAt} />, {beats === 1 ? 'once' : `${beats} times`} in all.{' '}
          </>
        )}
        {silent ? null : (
          <>
            An alert fires if it is not heard by <Time at={dueAt} />.
          </>
        )}
      </p>
    </Panel>
  );
}
