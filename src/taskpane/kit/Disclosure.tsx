import { Icon } from "@fluentui/react/lib/Icon";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useId, useState, type ReactElement, type ReactNode } from "react";
import { rowLook, useClasses } from "./styles";

const build = (theme: Theme) =>
  mergeStyleSets({
    heading: { margin: 0, fontSize: 14, fontWeight: 600 },
    button: [
      getFocusStyle(theme, { inset: 1 }),
      rowLook(theme),
      {
        display: "flex",
        alignItems: "center",
        gap: 8,
        minHeight: 36,
        padding: "6px 4px",
        borderRadius: 2,
      },
    ],
    chevron: { flex: "none", display: "inline-flex" },
    open: { transform: "rotate(90deg)" },
    body: { padding: "0 4px 10px 28px" },
  });

interface DisclosureProps {
  readonly title: ReactNode;
  readonly startsOpen: boolean;
  /** The heading's level, 3 unless told. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A section that its heading opens and closes. */
export function Disclosure({ title, startsOpen, level = 3, children }: DisclosureProps): ReactElement {
  const classes = useClasses(build);
  const [isOpen, setOpen] = useState(startsOpen);
  const bodyId = useId();
  const Heading = `h${level}` as const;
  return (
    <section>
      <Heading className={classes.heading}>
        <button
          type="button"
          className={classes.button}
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <span className={`${classes.chevron} ${isOpen ? classes.open : ""}`}>
            <Icon iconName="ChevronRight" />
          </span>
          <span>{title}</span>
        </button>
      </Heading>
      {isOpen && (
        <div id={bodyId} className={classes.body}>
          {children}
        </div>
      )}
    </section>
  );
}
