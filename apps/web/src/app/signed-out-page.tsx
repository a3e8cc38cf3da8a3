import type { ReactNode } from 'react';
import { MusterMark } from './muster-mark.tsx';
import { useTitle } from './page.tsx';
import './signed-out-page.css';

/** A page for people who are not signed in: one narrow column. */
export function SignedOutPage({
  title,
  children,
  isWide = false,
}: {
  title: string;
  children: ReactNode;
  isWide?: boolean;
}) {
  useTitle(title);
  return (
    <main className="signed-out" data-wide={isWide || undefined}>
      <div className="signed-out-name">
        <MusterMark />
        Muster
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
