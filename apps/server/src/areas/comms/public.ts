export { commsArea } from './area.ts';
export { answerSubscription } from './commands/answer-subscription.ts';
export { audienceNews, settleAudienceNews } from './audience-news.ts';
export { audienceSend, statusSend } from './due-kinds.ts';
export { commsRoom } from './room.ts';
export { statusText, subscriberGone, type StatusText } from './told.ts';
export { subscriberData } from './personal-data.ts';
