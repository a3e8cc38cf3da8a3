// planted: nothing
declare function authorise(ctx: unknown): boolean;

/** A step shared by commands: it checks permission for them. */
export const openIncident = (ctx: unknown): boolean => mayOpen(ctx);

const mayOpen = (ctx: unknown): boolean => authorise(ctx);

/** Beside the step that checks permission, but does not check itself. */
export const nameOf = (id: string): string => id;
