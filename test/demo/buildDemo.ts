import { copyFile, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import HtmlPlugin from "html-webpack-plugin";
import webpack, { type Configuration } from "webpack";
import { SAMPLE_FILES } from "./page/samples";
import { ATTACH_SCRIPT, ATTACH_SOURCE, demoPanePage } from "./panePage";

/** What webpack.config.js offers besides webpack's own entry: it is a script, hence without types. */
interface WebpackConfig {
  build(options: { production: boolean; origin: string; output: string }): Configuration;
}

const ROOT = path.resolve(__dirname, "../..");
const PAGE = path.join(__dirname, "page");
const { build } = createRequire(__filename)("../../webpack.config.js") as WebpackConfig;

/**
 * Builds into `folder` the add-in's production pane, and the demo's page with the simulated Excel around it.
 * @throws Error with webpack's own words when something does not compile.
 */
export async function buildDemo(folder: string): Promise<void> {
  // The origin goes into the manifest only, which the demo does not use.
  const pane = build({ production: true, origin: "https://localhost:3000", output: folder });
  await compile({ ...pane, devtool: false });
  await compile(pageConfiguration(folder));
  const page = await readFile(path.join(folder, "taskpane.html"), "utf8");
  await writeFile(path.join(folder, "pane.html"), demoPanePage(page));
  await writeFile(path.join(folder, ATTACH_SCRIPT), ATTACH_SOURCE);
  for (const { file } of Object.values(SAMPLE_FILES)) {
    await copyFile(path.join(ROOT, "assets", file), path.join(folder, file));
  }
}

function pageConfiguration(folder: string): Configuration {
  return {
    context: ROOT,
    mode: "production",
    devtool: false,
    entry: { demo: path.join(PAGE, "index.tsx") },
    output: { path: folder, filename: "[name].js", publicPath: "" },
    resolve: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
    module: { rules: [typescriptRule()] },
    experiments: { css: true },
    // It is served to this machine only: not worth the time that making it smaller takes.
    optimization: { minimize: false },
    performance: { hints: false },
    plugins: [
      new HtmlPlugin({ template: path.join(PAGE, "index.html"), scriptLoading: "defer", minify: false }),
    ],
  };
}

function typescriptRule() {
  return {
    test: /\.tsx?$/,
    exclude: /node_modules/,
    use: {
      loader: "swc-loader",
      options: {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
          target: "es2022",
        },
      },
    },
  };
}

function compile(configuration: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(configuration);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
        else resolve();
      });
    });
  });
}
