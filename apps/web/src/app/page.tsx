import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { serverNow } from '../live/server-clock.ts';
import { byLocalClock } from '../kit/time/cut-at-instants.ts';
import { Words } from '../kit/pseudonym/words.tsx';
import './page.css';

type Props = {
  title: string;
  /** Instants that the title contains, if the server wrote it. */
  instants?: readonly string[] | undefined;
  count?: string;
  actions?: ReactNode;
  children: ReactNode;
  lead?: ReactNode;
};

/** A page: its title in the window and at the top, actions on the right, then the content. */
export function Page({ title, instants = [], count, actions, children, lead }: Props) {
  useTitle(byLocalClock(title, instants, serverNow()));
  return (
    <div className="page">
      <header className="page-head">
        <h1>
          <Words text={title} instants={instants} />
          {count === undefined ? null : <span className="page-count numbers">{count}</span>}
        </h1>
        <div className="row no-print">{actions}</div>
      </header>
      {lead === undefined ? null : <div className="page-lead soft">{lead}</div>}
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Muster`;
  }, [title]);
}
