/**
 * Focus never falls to the document's body, from where the next Tab begins at the top of the page: where what had it is gone
 * or can do nothing any more, it goes to the nearest thing around it that can.
 */
let last: HTMLElement | undefined;
let around: readonly Element[] = [];

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/** Begins to remember what has focus. What is over the page, such as a dialog, is no place to come back to. */
export function rememberFocus(): () => void {
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target.closest('[role=dialog]') !== null) return;
    last = target;
    around = ancestorsOf(target);
  };
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/** Puts focus back where it was, or as near as there is something, if nothing has it. The page stays where it is scrolled. */
function keepFocus(): void {
  const { activeElement } = document;
  if (last === undefined || (activeElement !== null && activeElement !== document.body)) return;
  const place = canTakeFocus(last) ? last : nearestPlace();
  place?.focus({ preventScroll: true });
}

/** The same once what was changed is painted. */
export function keepFocusSoon(): void {
  requestAnimationFrame(() => requestAnimationFrame(keepFocus));
}

const canTakeFocus = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled');

function nearestPlace(): HTMLElement | null {
  const main = document.getElementById('main');
  const near = around.find((element) => element.isConnected && element.querySelector(FOCUSABLE) !== null);
  // Beyond the page's own frame nothing is near.
  if (near === undefined || near.contains(main)) return main;
  return near === main ? main : near.querySelector<HTMLElement>(FOCUSABLE);
}

function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) found.push(at);
  return found;
}
