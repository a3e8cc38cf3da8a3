import { registerHooks } from 'node:module';

/** `node --import` this, and the server's statements go by `pg` itself: nothing in the product knows of it. */
const STAND_IN = new URL('library-connection.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.endsWith('/pipelined-connection.ts') ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});
