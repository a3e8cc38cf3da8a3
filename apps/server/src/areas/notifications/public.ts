export { notificationsArea } from './area.ts';
export { createSender } from './channels/sender.ts';
export { createAnswerLinks } from './links/answer-links.ts';
export { notificationsService, type Notifications } from './notifications.ts';
