// planted: dependencies cli-apart
export { send } from '../../server/src/platform/outgoing/send.ts';
