export { notificationsArea } from './area.ts';
export { createSender } from './channels/sender.ts';
export { createAnswerLinks } from './links/answer-links.ts';
