// planted: nothing
export const offset = (server: number): number => Date.now() - server;
