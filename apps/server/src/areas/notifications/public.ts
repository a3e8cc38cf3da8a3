export { notificationsArea } from './area.ts';
export type { Notifications } from './notifications.ts';
export { createSender, type Sender, type SenderParts } from './channels/sender.ts';
export { createAnswerLinks, type AnswerLinks } from './links/answer-links.ts';
export { notificationPermissions } from './permissions.ts';
