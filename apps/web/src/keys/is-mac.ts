/** Whether the command key is ⌘. */
export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);
