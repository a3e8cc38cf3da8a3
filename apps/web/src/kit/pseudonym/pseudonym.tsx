import { lazy, Suspense, useState } from 'react';
import { pointAt, useIsPointedAt } from './same-token.ts';
import { useTabIndex } from '../tab-stop.ts';
import './pseudonym.css';

const RevealDialog = lazy(async () => ({ default: (await import('./reveal-dialog.tsx')).RevealDialog }));

/**
 * Somebody or something whose name stays outside. Pointing at it marks the same one everywhere on the page; opening it
 * asks whom it stands for. Inside a link it cannot be opened, only pointed at.
 */
export function Pseudonym({ token, isInLink }: { token: string; isInLink: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const tabIndex = useTabIndex();
  const pointed = {
    className: 'pseudonym mono',
    'data-same': useIsPointedAt(token) || undefined,
    onPointerEnter: () => pointAt(token),
    onPointerLeave: () => pointAt(undefined),
  };
  if (isInLink) return <span {...pointed}>{token}</span>;
  return (
    <>
      <button
        type="button"
        {...pointed}
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        title={token}
        onFocus={() => pointAt(token)}
        onBlur={() => pointAt(undefined)}
        onClick={() => setAsking(true)}
      >
        {token}
      </button>
      {isAsking ? (
        <Suspense>
          <RevealDialog token={token} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
