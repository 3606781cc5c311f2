import { mergeStyles } from "@fluentui/react/lib/Styling";
import { render, screen } from "@testing-library/react";

test.each([
  ["not displayed", { display: "none" }],
  ["invisible", { visibility: "hidden" }],
  ["transparent", { opacity: 0 }],
] as const)("what Fluent UI's rules make %s is not visible in jsdom", (_, rule) => {
  render(<p className={mergeStyles(rule)}>caché</p>);
  expect(screen.getByText("caché")).not.toBeVisible();
});

test("what a rule shows again inside of what is invisible can be found by its role", () => {
  const shown = mergeStyles({ visibility: "visible" });
  render(
    <div className={mergeStyles({ visibility: "hidden" })}>
      <button>caché</button>
      <button className={shown}>montré</button>
    </div>,
  );
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["montré"]);
});
