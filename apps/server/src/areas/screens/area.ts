import type { Area } from '../../platform/area.ts';
import { whatChanged } from './queries/what-changed.ts';
import { screenRoutes, type ScreenParts } from './http/routes.ts';

/** Screens only read: they record nothing and decide nothing. */
export const screensArea = (parts: ScreenParts): Area => ({
  name: 'screens',
  actions: [],
  commands: [],
  lists: [whatChanged],
  routes: screenRoutes(parts),
});
