import { lazy, Suspense, useState } from 'react';
import { pointAt, useIsPointedAt } from './same-token.ts';
import { useTabIndex } from '../tab-stop.ts';
import './pseudonym.css';

const RevealDialog = lazy(async () => ({ default: (await import('./reveal-dialog.tsx')).RevealDialog }));

/**
 * A pseudonym. Hovering highlights the same one everywhere on the page; clicking asks to reveal it. Inside a link it
 * can only be hovered.
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
