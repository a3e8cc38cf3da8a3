import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Fields } from './use-fields.tsx';

type Props<Path extends string> = {
  fields: Fields<Path>;
  onSend: () => void;
  className?: string;
  children: ReactNode;
};

/** A form of ours: sent when its fields are ready for it, and not by leaving the page; its first wrong field is gone to. */
export function Form<Path extends string>({ fields, onSend, className = 'stack', children }: Props<Path>) {
  const ref = useRef<HTMLFormElement>(null);
  const { wrong } = fields;
  // Before it is painted: whoever sees what is wrong already exists.
  useLayoutEffect(() => {
    if (wrong !== undefined) focusFirstWrong(ref.current);
  }, [wrong]);
  return (
    <form
      ref={ref}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (fields.isReady()) onSend();
      }}
    >
      {children}
    </form>
  );
}

/** Goes to the first field that is marked wrong, opening what it is folded away in. */
function focusFirstWrong(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (!wrong) return;
  for (
    let folded = wrong.closest('details');
    folded !== null;
    folded = folded.parentElement?.closest('details') ?? null
  )
    folded.open = true;
  const input = wrong.matches('input, textarea, select') ? wrong : wrong.querySelector<HTMLElement>('input');
  input?.focus();
}
