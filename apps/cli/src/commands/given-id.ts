/** An id as the server prints it goes there as it is: a key that may not list things may still name one. */
export const isId = (given: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(given);
