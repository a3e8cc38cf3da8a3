import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Fields } from './use-fields.tsx';

type Props<Path extends string> = {
  fields: Fields<Path>;
  onSend: () => void;
  className?: string;
  children: ReactNode;
};

/** A form: submitted once its fields are ready, without leaving the page; focuses its first invalid field. */
export function Form<Path extends string>({ fields, onSend, className = 'stack', children }: Props<Path>) {
  const ref = useRef<HTMLFormElement>(null);
  const { wrong } = fields;
  // Before painting, so that an error never appears before its field has focus.
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

/** Focuses the first invalid field, unfolding whatever hides it. */
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
