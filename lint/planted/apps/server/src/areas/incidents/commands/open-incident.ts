// planted: nothing
declare function authorise(ctx: unknown): boolean;

/** A step that commands share: it asks for them. */
export const openIncident = (ctx: unknown): boolean => mayOpen(ctx);

const mayOpen = (ctx: unknown): boolean => authorise(ctx);

/** Stands beside the step that asks, and asks nobody itself. */
export const nameOf = (id: string): string => id;
