import type { May } from '@muster/api-client';
import { useId, useState } from 'react';
import { usePageActions } from '../keys/page-actions.tsx';
import { lazyDialog } from '../kit/lazy-dialog.tsx';
import { useGuard } from '../kit/refusal/guarded.tsx';
import { GuardedButton } from '../kit/refusal/guarded-button.tsx';
import type { Acted } from './use-verb.ts';

/** The dialog of a declared verb, for pages that track what is being done themselves. */
export const VerbDialog = lazyDialog(async () => (await import('./verb-dialog.tsx')).VerbDialog);

type Props = {
  /** `team.rename`: noun and verb. */
  verb: `${string}.${string}`;
  /** The server's verdict for this thing. Without it, the surrounding one applies. */
  may?: May | undefined;
  children: string;
  acted?: Acted;
  /** Fields preset by the page; the dialog does not ask for them. */
  given?: Readonly<Record<string, unknown>>;
  /** Initial values. */
  start?: Readonly<Record<string, unknown>>;
  /** Where to go once it is done. */
  onDone?: () => void;
  label?: string;
  isMain?: boolean;
  isCompact?: boolean;
};

/**
 * A button for a declared verb: off with its reason where the server says so, else it opens the verb's dialog. What may be
 * pressed is in the palette, too, while it is shown.
 */
export function VerbButton({ verb, may, children, acted = { key: {} }, given, start, onDone, ...button }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const guard = useGuard();
  const isAllowed = may === undefined ? guard === undefined : may.allowed;
  usePageActions(isAllowed ? [{ id, does: button.label ?? children, run: () => setOpen(true) }] : []);
  return (
    <>
      <GuardedButton may={may} onAct={() => setOpen(true)} {...button}>
        {children}
      </GuardedButton>
      {isOpen ? (
        <VerbDialog
          name={verb}
          acted={acted}
          onClose={() => setOpen(false)}
          {...(given === undefined ? {} : { given })}
          {...(start === undefined ? {} : { start })}
          {...(onDone === undefined ? {} : { onDone })}
          {...(may?.confirm === undefined ? {} : { question: may.confirm })}
        />
      ) : null}
    </>
  );
}
