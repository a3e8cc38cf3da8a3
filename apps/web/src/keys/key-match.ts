type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'> & {
  readonly target: EventTarget | null;
};

/** Whether a key press matches `wanted`: a plain key such as `j`, `?` or `Enter`, or `mod+k` for Ctrl or Cmd. */
export function matchesKey(event: Pressed, wanted: string): boolean {
  if (event.defaultPrevented || event.altKey) return false;
  const withMod = wanted.startsWith('mod+');
  if (withMod !== (event.ctrlKey || event.metaKey)) return false;
  if (event.key.toLowerCase() !== wanted.replace('mod+', '').toLowerCase()) return false;
  return withMod || !isWriting(event.target, wanted);
}

/** Keys belong to the field being edited, and Enter to the focused control. */
function isWriting(target: EventTarget | null, wanted: string): boolean {
  if (target === null || !('closest' in target)) return false;
  const element = target as Element;
  if (element.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null) return true;
  return wanted === 'Enter' && element.closest('button, a, summary') !== null;
}
