import type { May } from '@muster/api-client';
import { lazy, Suspense, useId, useState, type ComponentProps } from 'react';
import { usePageActions } from '../keys/page-actions.tsx';
import { useGuard } from '../kit/refusal/guarded.tsx';
import { GuardedButton } from '../kit/refusal/guarded-button.tsx';
import type { Acted } from './use-verb.ts';

const Opened = lazy(async () => ({ default: (await import('./verb-dialog.tsx')).VerbDialog }));

/** The dialog of a declared verb, loaded on first use, for pages that track what is being done themselves. */
export function VerbDialog(props: ComponentProps<typeof Opened>) {
  return (
    <Suspense>
      <Opened {...props} />
    </Suspense>
  );
}

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
  /** Called after success. */
  onDone?: () => void;
  label?: string;
  isMain?: boolean;
  isCompact?: boolean;
};

/**
 * A button for a declared verb: disabled with its reason if the server says so, otherwise it opens the verb's dialog.
 * While shown and enabled, it is also in the palette.
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
