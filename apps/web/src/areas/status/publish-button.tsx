import type { Incident } from '@muster/api-client';
import { useState } from 'react';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { lazyDialog } from '../../kit/lazy-dialog.tsx';

const PublishDialog = lazyDialog(async () => (await import('./publish-dialog.tsx')).PublishDialog);

/** Publishes text for everybody. */
export function PublishButton({ incident: { code, may } }: { incident: Incident }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton may={may.update} onAct={() => setOpen(true)}>
        Publish for everybody
      </GuardedButton>
      {isOpen ? <PublishDialog code={code} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
