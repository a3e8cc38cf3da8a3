import { Popover } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ComponentProps } from 'react';
import './clause.css';

const ClauseCard = lazy(() => import('./clause-card.tsx'));

type Props = { id: string; name?: string };

/**
 * A clause of the policy by its id. Opens its words, our interpretation, its state and its last evidence. A page has
 * hundreds of them, so one that nobody has opened is a button and nothing more.
 */
export function ClauseChip({ id, name }: Props) {
  const [state, setState] = useState<'never-opened' | 'open' | 'closed'>('never-opened');
  const isOpen = state === 'open';
  const chip: ComponentProps<'button'> = {
    type: 'button',
    className: 'clause',
    'aria-label': `Clause ${id}`,
    onClick: (event) => {
      event.stopPropagation();
      setState(isOpen ? 'closed' : 'open');
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
    >
      <Popover.Target>
        <button {...chip} ref={takeFocus} />
      </Popover.Target>
      <Popover.Dropdown className="clause-dropdown">
        <Suspense fallback={<p className="soft">Looking up {id}…</p>}>
          <ClauseCard id={id} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The button that was pressed has made way for this one. */
const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();
