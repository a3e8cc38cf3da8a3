import { registerHooks } from 'node:module';

/**
 * With `node --import` of this file, the server's statements go through `pg` itself: the product needs no hook for it.
 */
const STAND_IN = new URL('library-connection.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.endsWith('/pipelined-connection.ts') ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});
