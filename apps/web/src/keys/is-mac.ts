/** Where the key that commands is called ⌘. */
export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);
