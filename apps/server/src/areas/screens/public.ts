export { screensArea } from './area.ts';
export { createLiveFeed, type LiveFeed } from './live/live-feed.ts';
export type { ScreenReads } from './queries/screen-reads.ts';
