import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../browser/launch";
import { ICON_SIZES, ICONS, iconSvg } from "./icons";

const FOLDER = path.resolve(__dirname, "../../assets/icons");

/** The PNG, with a transparent ground, of an SVG of that size. */
async function png(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}

/** Draws every icon at every size into assets/icons. */
async function drawIcons(): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.context.newPage();
    await mkdir(FOLDER, { recursive: true });
    for (const [name, draw] of Object.entries(ICONS)) {
      for (const size of ICON_SIZES) {
        const bytes = await png(page, iconSvg(draw, size), size);
        await writeFile(path.join(FOLDER, `${name}-${size}.png`), bytes);
      }
    }
  } finally {
    await browser.close();
  }
}

void drawIcons();
