const place = 'muster.single-keys';

/** Whether keys of one letter act. Whoever dictates, or types where they did not mean to, turns them off (WCAG 2.1.4). */
export const areSingleKeysOn = (): boolean => localStorage.getItem(place) !== 'off';

export const turnSingleKeys = (isOn: boolean): void =>
  isOn ? localStorage.removeItem(place) : localStorage.setItem(place, 'off');
