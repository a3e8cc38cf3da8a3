import { Button, Loader } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import type { ComponentProps } from 'react';
import './busy-button.css';

type Props = Omit<ButtonProps, 'loading'> &
  Omit<ComponentProps<'button'>, keyof ButtonProps> & {
    /** In progress: shows a spinner here, and pressing again does nothing. */
    isBusy: boolean;
  };

/** A button that keeps focus while in progress. A disabled one would lose it to the top of the page. */
export function BusyButton({ isBusy, onClick, children, ...others }: Props) {
  return (
    <Button
      {...others}
      aria-busy={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className="busy-words" data-busy={isBusy || undefined}>
        {children}
      </span>
      {isBusy ? <Loader size={16} color="currentColor" className="busy-mark" aria-hidden="true" /> : null}
    </Button>
  );
}
