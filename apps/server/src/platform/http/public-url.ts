import { defineService } from '../../kernel/services.ts';

/** Muster's public URL, without a trailing slash. A function, because a free port is known only once it is open. */
export const publicUrlService = defineService<() => string>('http.public-url');
