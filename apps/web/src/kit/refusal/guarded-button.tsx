import type { May } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useId } from 'react';
import { ClauseChip } from '../clause/clause-chip.tsx';
import './refusal.css';

type Props = {
  may: May | undefined;
  onAct: () => void;
  children: string;
  isBusy?: boolean;
  /** What it is called where its words alone would not tell one row's from another's. */
  label?: string;
  isCompact?: boolean;
};

/**
 * A control that the server may have refused beforehand: it keeps its place and can be reached by keyboard, does
 * nothing, and says why, by which clause, and who could.
 */
export function GuardedButton({ may, onAct, children, isBusy = false, label, isCompact = false }: Props) {
  const reasonId = useId();
  const refused = may !== undefined && !may.allowed;
  const reason = refused ? reasonOf(may) : undefined;
  return (
    <span className="guarded">
      <Button
        variant="default"
        size={isCompact ? 'compact-sm' : 'sm'}
        aria-label={label}
        loading={isBusy}
        aria-disabled={refused}
        aria-describedby={refused ? reasonId : undefined}
        data-refused={refused || undefined}
        title={reason}
        onClick={() => {
          if (!refused) onAct();
        }}
      >
        {children}
      </Button>
      {reason === undefined ? null : (
        <span id={reasonId} className="guarded-reason">
          {reason} {may?.clause !== undefined ? <ClauseChip id={may.clause} /> : null}
        </span>
      )}
    </span>
  );
}

export function reasonOf(may: May): string {
  return [may.reason ?? 'Not possible now.', may.remedy].filter(Boolean).join(' ');
}
