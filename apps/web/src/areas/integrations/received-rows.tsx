import type { IntegrationPage, May, Received } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { KeptDelivery } from './kept-delivery.tsx';
import { receivedQuery } from './integration-queries.ts';

/** What an integration received, and the result of each delivery with the reason. */
export function ReceivedRows({ id, kind, may }: { id: string; kind: IntegrationPage['kind']; may: May }) {
  const [looked, setLooked] = useState<string | undefined>();
  const received = useQuery({ ...receivedQuery(id), refetchInterval: 15_000 });
  if (received.isError && received.data === undefined) {
    return (
      <div className="inset">
        <ProblemNote problem={problemOf(received.error)} />
      </div>
    );
  }
  if (received.data?.length === 0 && kind !== 'alertmanager') {
    return (
      <Emptiness command={`muster integration test ${id}`}>
        Nothing has been received yet. Send a test alert to check that it arrives:
      </Emptiness>
    );
  }
  if (received.data?.length === 0) {
    return (
      <Emptiness command="amtool alert add fraud_p99 severity=critical service=fraud --annotation=summary='p99 over 2 s'">
        Nothing has been received yet. Once the receiver is in alertmanager.yml and reloaded, send an alert to check
        that it arrives:
      </Emptiness>
    );
  }
  return (
    <>
      <Rows
        label="Received"
        items={received.data ?? []}
        columns={[...columns, keptColumn(setLooked)]}
        rowKey={(one) => one.id}
        rowState={(one) => one.outcome}
      />
      {looked === undefined ? null : (
        <KeptDelivery id={id} delivery={looked} may={may} onClose={() => setLooked(undefined)} />
      )}
    </>
  );
}

const keptColumn = (open: (delivery: string) => void): Column<Received> => ({
  name: 'Payload',
  width: '64px',
  cell: ({ id, kept, receivedAt }) =>
    kept ? (
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`View the payload received ${receivedAt}`}
        onClick={() => open(id)}
      >
        View
      </Button>
    ) : null,
});

const columns: readonly Column<Received>[] = [
  { name: 'When', width: '90px', cell: ({ receivedAt }) => <Time at={receivedAt} /> },
  { name: 'Alerts', width: '60px', cell: ({ alerts }) => <span className="numbers">{alerts}</span> },
  { name: 'Outcome', width: '130px', cell: ({ outcome }) => outcome },
  { name: 'Why', width: 'minmax(0, 1fr)', isMain: true, cell: ({ why }) => <span title={why}>{why}</span> },
  {
    name: 'Incidents',
    width: '160px',
    cell: ({ incidents }) =>
      incidents.map((code) => (
        <Link key={code} to="/incidents/$code" params={{ code }} className="mono">
          {code}{' '}
        </Link>
      )),
  },
];
