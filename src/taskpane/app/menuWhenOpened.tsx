import { lazy, Suspense } from "react";
import type { IContextualMenuProps } from "@fluentui/react/lib/ContextualMenu";

const Menu = lazy(async () => {
  const { ContextualMenu: Loaded } = await import("@fluentui/react/lib/ContextualMenu");
  return { default: Loaded };
});

/**
 * Stands for Fluent's menu in each of its buttons, which would have it loaded with the first of them, and all that
 * places it on the screen: the pane's build puts it there. A menu comes with the first press.
 */
export function ContextualMenu(props: IContextualMenuProps) {
  return (
    <Suspense fallback={null}>
      <Menu {...props} />
    </Suspense>
  );
}
