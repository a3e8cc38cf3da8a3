import type { ReactNode } from 'react';
import { CopyLine } from './copy-line.tsx';
import './emptiness.css';

/** An empty state: one explaining sentence, one action, one command to copy. */
export function Emptiness({
  children,
  action,
  command,
}: {
  children: ReactNode;
  action?: ReactNode;
  command?: string;
}) {
  return (
    <div className="emptiness">
      <p>{children}</p>
      {action}
      {command === undefined ? null : <CopyLine text={command} />}
    </div>
  );
}
