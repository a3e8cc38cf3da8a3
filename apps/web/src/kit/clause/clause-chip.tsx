import { Popover } from '@mantine/core';
import { lazy, startTransition, Suspense, useCallback, useRef, useState } from 'react';
import type { ComponentProps } from 'react';
import { useTabIndex } from '../tab-stop.ts';
import './clause.css';

const ClauseCard = lazy(() => import('./clause-card.tsx'));

type Props = { id: string; name?: string };

/**
 * A clause of the policy by its id. Opens its words, our interpretation, its state and its last evidence. A page has
 * hundreds of them, so one that nobody has opened is a button and nothing more.
 */
export function ClauseChip({ id, name }: Props) {
  const [state, setState] = useState<'never-opened' | 'open' | 'closed'>('never-opened');
  const tabIndex = useTabIndex();
  const target = useRef<HTMLButtonElement>(null);
  // The button that was pressed has made way for one that carries the popover.
  const takePlace = useCallback((button: HTMLButtonElement | null) => {
    target.current = button;
    button?.focus();
  }, []);
  const isOpen = state === 'open';
  const chip: ComponentProps<'button'> = {
    type: 'button',
    className: 'clause',
    tabIndex,
    'aria-label': `Clause ${id}`,
    onClick: (event) => {
      event.stopPropagation();
      // The press is seen at once; what opens may take another frame.
      startTransition(() => setState(isOpen ? 'closed' : 'open'));
    },
    onKeyDown: (event) => {
      if (event.key === 'Escape') setState('closed');
    },
    children: (
      <>
        <span className="mono">{id}</span>
        {name === undefined ? null : <span> · {name}</span>}
      </>
    ),
  };
  if (state === 'never-opened') return <button aria-haspopup="dialog" {...chip} />;
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => setState(opened ? 'open' : 'closed')}
      width={380}
      position="bottom-start"
      withinPortal
      trapFocus={false}
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <button {...chip} ref={takePlace} />
      </Popover.Target>
      <Popover.Dropdown
        className="clause-dropdown"
        onKeyDown={(event) => event.key === 'Escape' && target.current?.focus()}
      >
        <Suspense fallback={<p className="soft">Looking up {id}…</p>}>
          <ClauseCard id={id} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
