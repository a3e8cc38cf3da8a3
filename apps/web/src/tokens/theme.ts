import { createTheme } from '@mantine/core';

/** Mantine's theme: the values are the custom properties of tokens.css. */
export const theme = createTheme({
  primaryColor: 'indigo',
  cursorType: 'pointer',
  focusRing: 'auto',
  defaultRadius: 'sm',
  respectReducedMotion: true,
});
