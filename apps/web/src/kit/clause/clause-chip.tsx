import { Popover } from '@mantine/core';
import { lazy, startTransition, Suspense, useCallback, useRef, useState } from 'react';
import type { ComponentProps } from 'react';
import { useTabIndex } from '../tab-stop.ts';
import './clause.css';

const ClauseCard = lazy(() => import('./clause-card.tsx'));

type Props = { id: string; name?: string };

/**
 * A clause by its id. Opens its text, our interpretation, its state and its latest evidence. A page has hundreds, so
 * one that was never opened is only a plain button.
 */
export function ClauseChip({ id, name }: Props) {
  const [state, setState] = useState<'never-opened' | 'open' | 'closed'>('never-opened');
  const tabIndex = useTabIndex();
  const target = useRef<HTMLButtonElement>(null);
  // The pressed button was replaced by one with the popover.
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
      // Shows the press at once; opening may take another frame.
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
