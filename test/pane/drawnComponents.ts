/*
 * Which components React draws, as its developer tools see it. To be imported before anything that brings React.
 */

interface Fiber {
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly flags: number;
  readonly type: unknown;
}

/** What React sets on a component that it has called (ReactFiberFlags.js: PerformedWork). */
const CALLED = 1;

let drawn: Set<string> | null = null;

Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    isDisabled: false,
    inject: () => 1,
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    onCommitFiberRoot: (_: number, { current }: { readonly current: Fiber }) => {
      if (drawn !== null) noteDrawn(current, drawn);
    },
  },
});

/** The components drawn, again or for the first time, while something is done, by name. */
export async function drawnBy(work: () => Promise<void>): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  drawn = names;
  await work();
  drawn = null;
  return names;
}

function noteDrawn(fiber: Fiber, names: Set<string>): void {
  const { alternate: before } = fiber;
  if (typeof fiber.type === "function" && (before === null || (fiber.flags & CALLED) !== 0)) {
    names.add(fiber.type.name);
  }
  // What was not looked at has the children that it had.
  if (before !== null && fiber.child === before.child) return;
  for (let child = fiber.child; child !== null; child = child.sibling) noteDrawn(child, names);
}
