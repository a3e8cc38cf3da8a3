import { defineService } from '../../kernel/services.ts';

/** Where people reach Muster, without a slash at the end. Asked anew: a free port is known only once it is open. */
export const publicUrlService = defineService<() => string>('http.public-url');
