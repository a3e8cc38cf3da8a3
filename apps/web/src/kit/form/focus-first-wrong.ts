/** Goes to the first field that is marked wrong, opening what it is folded away in. */
export function focusFirstWrong(form: HTMLFormElement | null): void {
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
