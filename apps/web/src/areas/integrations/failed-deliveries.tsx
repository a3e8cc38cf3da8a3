import type { DeliveryFailure } from '@muster/api-client';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';

/** Failed deliveries by reason: how often, when last, why, and what to do. Renders nothing if there are none. */
export function FailedDeliveries({ title, failures }: { title: string; failures: readonly DeliveryFailure[] }) {
  if (failures.length === 0) return null;
  return (
    <>
      <div className="inset stack">
        <h2>{title}</h2>
      </div>
      <Rows
        label={title}
        items={failures}
        columns={columns}
        rowKey={({ code }) => code}
        rowState={({ deliveries }) => String(deliveries)}
      />
    </>
  );
}

const columns: readonly Column<DeliveryFailure>[] = [
  { name: 'Last', width: '90px', cell: ({ lastAt }) => <Time at={lastAt} /> },
  { name: 'Times', width: '60px', cell: ({ deliveries }) => <span className="numbers">{deliveries}</span> },
  {
    name: 'Response',
    width: '70px',
    isWideOnly: true,
    cell: ({ status }) => <span className="numbers">{status}</span>,
  },
  {
    name: 'Why, and what to do',
    width: 'minmax(0, 1fr)',
    isMain: 'line',
    cell: ({ code, why, remedy }) => (
      <span title={code}>
        {why} {remedy}
      </span>
    ),
  },
];
