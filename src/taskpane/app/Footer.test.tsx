/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { readFileSync } from "node:fs";
import path from "node:path";
import { render, screen } from "@testing-library/react";
import { axe } from "jest-axe";
import type { Language } from "../../locales/translator";
import { translator } from "../../locales/translator";
import { WordsProvider } from "../kit/words";
import { Footer } from "./Footer";

const HELP = path.join(__dirname, "../help");

function show(language: Language) {
  return render(
    <WordsProvider value={translator(language)}>
      <Footer version="1.2.3" />
    </WordsProvider>,
  );
}

test.each<[Language, string, string, string]>([
  ["fr", "Confidentialité", "privacy.html", "Rien ne quitte le classeur"],
  ["fr", "Aide", "support.html", "Aide"],
  ["en", "Privacy", "privacy-en.html", "Nothing leaves the workbook"],
  ["en", "Help", "support-en.html", "Help"],
  ["fr", "Comité Crédit 1.2.3", "support.html#about", "À propos"],
  ["en", "Comité Crédit 1.2.3", "support-en.html#about", "About"],
])("in %s, “%s” opens %s in a window of its own", (language, name, page, title) => {
  show(language);
  const link = screen.getByRole("link", { name });
  expect(link).toHaveAttribute("href", page);
  const [file = "", place] = page.split("#");
  const text = readFileSync(path.join(HELP, file), "utf8");
  expect(place === undefined || text.includes(`id="${place}"`)).toBe(true);
  expect(link).toHaveAttribute("target", "_blank");
  expect(link).toHaveAttribute("rel", "noopener");
  expect(link.title).toMatch(new RegExp(`^${title}\\b.*, `));
});

test.each<Language>(["fr", "en"])("tells the version to whoever asks for help, in %s", async (language) => {
  const { container } = show(language);
  expect(screen.getByText("Comité Crédit 1.2.3")).toBeVisible();
  expect((await axe(container)).violations).toEqual([]);
});
