export { screensArea } from './area.ts';
export { createLiveFeed, type LiveFeed } from './live/live-feed.ts';
