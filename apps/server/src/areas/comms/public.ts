export { commsArea } from './area.ts';
export { answerSubscription } from './commands/answer-subscription.ts';
export { statusSend } from './due-kinds.ts';
export { commsRoom } from './room.ts';
export { statusText, subscriberGone, type StatusText } from './told.ts';
