const place = 'muster.single-keys';

/**
 * Whether single-letter keys are active. Users of speech input, or those prone to stray keys, can turn them off (WCAG
 * 2.1.4).
 */
export const areSingleKeysOn = (): boolean => localStorage.getItem(place) !== 'off';

export const turnSingleKeys = (isOn: boolean): void =>
  isOn ? localStorage.removeItem(place) : localStorage.setItem(place, 'off');
