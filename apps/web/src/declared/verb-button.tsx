import type { May } from '@muster/api-client';
import { lazy, Suspense, useState } from 'react';
import { GuardedButton } from '../kit/refusal/guarded-button.tsx';
import type { Acted } from './use-verb.ts';

const VerbDialog = lazy(async () => ({ default: (await import('./verb-dialog.tsx')).VerbDialog }));

type Props = {
  /** `team.rename`: its noun and its name. */
  verb: `${string}.${string}`;
  may: May | undefined;
  children: string;
  acted?: Acted;
  /** Fields that the page has chosen already; the dialog does not ask for them. */
  given?: Readonly<Record<string, unknown>>;
  /** Where to go once it is done. */
  onDone?: () => void;
  label?: string;
  isMain?: boolean;
  isCompact?: boolean;
};

/** A button for a declared verb: off with its reason where the server says so, else it opens the verb's dialog. */
export function VerbButton({ verb, may, children, acted = { key: {} }, given, onDone, ...button }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton may={may} onAct={() => setOpen(true)} {...button}>
        {children}
      </GuardedButton>
      {isOpen ? (
        <Suspense>
          <VerbDialog
            name={verb}
            acted={acted}
            onClose={() => setOpen(false)}
            {...(given === undefined ? {} : { given })}
            {...(onDone === undefined ? {} : { onDone })}
            {...(may?.confirm === undefined ? {} : { question: may.confirm })}
          />
        </Suspense>
      ) : null}
    </>
  );
}
