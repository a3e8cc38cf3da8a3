// planted: commands defineCommand, commands authorise, commands record
export const close = (id: string): string => id;
