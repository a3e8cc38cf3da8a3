import { Popover } from '@mantine/core';
import { lazy, Suspense } from 'react';
import './clause.css';

const ClauseCard = lazy(() => import('./clause-card.tsx'));

/** A clause of the policy by its id. Opens its words, our interpretation, its state and its last evidence. */
export function ClauseChip({ id, name }: { id: string; name?: string }) {
  return (
    <Popover width={380} position="bottom-start" withinPortal trapFocus={false} returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="clause"
          aria-label={`Clause ${id}`}
          onClick={(event) => event.stopPropagation()}
        >
          <span className="mono">{id}</span>
          {name === undefined ? null : <span> · {name}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="clause-dropdown">
        <Suspense fallback={<p className="soft">Looking up {id}…</p>}>
          <ClauseCard id={id} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
