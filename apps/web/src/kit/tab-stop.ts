import { createContext, useContext } from 'react';

/**
 * Whether the small controls around here can be reached by Tab. A list that is walked with the arrow keys is one stop: the
 * controls within a row are stops only while that row is the one that has been walked to.
 */
export const TabStop = createContext(true);

/** For the `tabIndex` of a control: left as it is, or out of the order. */
export const useTabIndex = (): -1 | undefined => (useContext(TabStop) ? undefined : -1);
