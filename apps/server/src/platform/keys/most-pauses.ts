/**
 * How often a rotation asks again before it gives up. With the pause of half a second this is three minutes: a mounted
 * Secret reaches every pod within two, and the time-outs of the pools end a transaction well before.
 */
export const MOST_PAUSES = 360;
