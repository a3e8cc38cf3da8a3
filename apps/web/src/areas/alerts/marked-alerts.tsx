import { Button } from '@mantine/core';
import { useState } from 'react';
import { VerbDialog } from '../../declared/verb-button.tsx';
import { usePageActions } from '../../keys/page-actions.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { useMay } from '../session/use-session.ts';

/** Actions on several alerts at once. */
export function MarkedAlerts({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const [isSnoozing, setSnoozing] = useState(false);
  const may = useMay('alert.suppress');
  usePageActions(
    ids.length > 0 && may?.allowed === true
      ? [{ id: 'alerts.snooze', key: 's', does: 'Snooze the selected alerts', run: () => setSnoozing(true) }]
      : [],
  );
  if (ids.length === 0) return null;
  return (
    <div className="inset below row" role="region" aria-label="Selected alerts">
      <strong className="numbers">{ids.length} selected</strong>
      <GuardedButton may={may} onAct={() => setSnoozing(true)} isMain>
        Snooze
      </GuardedButton>
      <Button variant="default" onClick={onDone}>
        Clear selection
      </Button>
      {isSnoozing ? (
        <VerbDialog
          name="alert.snooze"
          acted={{ key: {} }}
          given={{ alerts: ids }}
          about={ids.length === 1 ? '1 alert' : `${ids.length} alerts`}
          onClose={() => setSnoozing(false)}
          onDone={onDone}
        />
      ) : null}
    </div>
  );
}
