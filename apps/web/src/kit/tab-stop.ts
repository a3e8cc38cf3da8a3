import { createContext, useContext } from 'react';

/**
 * Whether Tab reaches the small controls here. A list navigated with the arrow keys is a single tab stop: controls in a
 * row are reachable only while it is the current row.
 */
export const TabStop = createContext(true);

/** The `tabIndex` of a control: unchanged, or out of the tab order. */
export const useTabIndex = (): -1 | undefined => (useContext(TabStop) ? undefined : -1);
