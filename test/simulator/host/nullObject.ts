/** Stands for an object that does not exist: the client's isNullObject. */
export const NO_OBJECT = Symbol("no object");
