import type { ReactElement } from "react";

interface FactProps {
  readonly name: string;
  readonly value: string;
  /** Look of the value. */
  readonly className: string;
}

/** A name and its value in a list of descriptions. */
export function Fact({ name, value, className }: FactProps): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd className={className}>{value}</dd>
    </>
  );
}
