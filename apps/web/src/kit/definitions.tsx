import type { ReactNode } from 'react';
import './definitions.css';

/** Terms and values, in two columns. */
export function Definitions({ children }: { children: ReactNode }) {
  return <dl className="definitions">{children}</dl>;
}

export function Definition({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
