// planted: nothing
export const server = (): Promise<unknown> => import('../../server/src/platform/outgoing/send.ts');
