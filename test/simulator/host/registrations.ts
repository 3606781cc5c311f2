import type { Call } from "./declarations";

/**
 * The pair of hidden methods by which Office.js registers and unregisters one event.
 * @param suffix what follows "_Register" on the wire
 */
export function registration<T>(
  suffix: string,
  messageType: number,
  targetOf: (target: T) => string,
): Record<string, (target: T, args: readonly unknown[], call: Call) => unknown> {
  return {
    [`_Register${suffix}`]: (target, _, { session }) => session.register(messageType, targetOf(target)),
    [`_Unregister${suffix}`]: (target, _, { session }) => session.unregister(messageType, targetOf(target)),
  };
}
