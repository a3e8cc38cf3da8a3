import type { ReactNode } from 'react';
import { useTitle } from './page.tsx';
import './doorway.css';

/** A page for those who are not in yet: one narrow column. */
export function Doorway({ title, children, isWide = false }: { title: string; children: ReactNode; isWide?: boolean }) {
  useTitle(title);
  return (
    <main className="doorway" data-wide={isWide || undefined}>
      <div className="doorway-name">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path
            d="M5 18V7l4.2 5.4L12 8.6l2.8 3.8L19 7v11"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.4"
            strokeLinejoin="round"
          />
        </svg>
        Muster
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
