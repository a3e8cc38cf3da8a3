/**
 * Keeps focus from falling to the body, from where the next Tab starts at the top of the page: if the focused element
 * is removed or disabled, focus moves to the nearest focusable element around it.
 */
let last: HTMLElement | undefined;
let around: readonly Element[] = [];

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/** Starts tracking focus. Elements in dialogs are not remembered as places to return to. */
export function rememberFocus(): () => void {
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target.closest('[role=dialog]') !== null) return;
    last = target;
    around = ancestorsOf(target);
  };
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/** If nothing has focus, restores it to the last element or the nearest one, without scrolling. */
function keepFocus(): void {
  const { activeElement } = document;
  if (last === undefined || (activeElement !== null && activeElement !== document.body)) return;
  const place = canTakeFocus(last) ? last : nearestPlace();
  place?.focus({ preventScroll: true });
}

/** Same, after the change has been painted. */
export function keepFocusSoon(): void {
  requestAnimationFrame(() => requestAnimationFrame(keepFocus));
}

const canTakeFocus = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled');

function nearestPlace(): HTMLElement | null {
  const main = document.getElementById('main');
  const near = around.find((element) => element.isConnected && element.querySelector(FOCUSABLE) !== null);
  // Outside the page's own frame nothing counts as near.
  if (near === undefined || near.contains(main)) return main;
  return near === main ? main : near.querySelector<HTMLElement>(FOCUSABLE);
}

function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) found.push(at);
  return found;
}
