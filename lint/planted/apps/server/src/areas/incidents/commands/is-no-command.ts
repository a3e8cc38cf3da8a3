// planted: commands defineCommand
export const close = (id: string): string => id;
