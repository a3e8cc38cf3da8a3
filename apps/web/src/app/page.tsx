import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Words } from '../kit/pseudonym/words.tsx';
import './page.css';

type Props = { title: string; count?: string; actions?: ReactNode; children: ReactNode; lead?: ReactNode };

/** A page: its name in the window and at the top, what can be done on the right, then the page itself. */
export function Page({ title, count, actions, children, lead }: Props) {
  useTitle(title);
  return (
    <div className="page">
      <header className="page-head">
        <h1>
          <Words text={title} />
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
