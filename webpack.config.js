const path = require("node:path");
const { gzipSync } = require("node:zlib");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const { NormalModuleReplacementPlugin } = require("webpack");

/** Where the pane is served while it is being developed: also the origin written in manifest.xml. */
const DEVELOPMENT_ORIGIN = "https://localhost:3000";

/** The only thing that a page loads from outside. Office.js must come from Microsoft, never bundled. */
const OFFICE_CDN = "https://appsforoffice.microsoft.com";
const OFFICE_JS = `${OFFICE_CDN}/lib/1/hosted/office.js`;

/**
 * Fluent UI writes its rules through the CSSOM into style elements that it inserts empty, and a policy
 * checks a style element's text only: the digest of the empty text lets those in and no other inline
 * style. A nonce would have to change with every answer, which a static host cannot do.
 */
const EMPTY_STYLE_ELEMENT = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * The page's Content-Security-Policy. Office.js speaks to Excel by messages, not by requests, so that
 * no connection is allowed but to the page's own host: what Office.js would send of its own usage is
 * held back too. The frame is the page in which Office.js asks about an Excel on the web served from a
 * domain it does not know. Who may frame the pane (frame-ancestors) cannot be said in a meta element.
 */
function contentSecurityPolicy(connections) {
  return [
    "default-src 'none'",
    `script-src 'self' ${OFFICE_CDN}`,
    `style-src 'self' ${EMPTY_STYLE_ELEMENT}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connections}`,
    `frame-src ${OFFICE_CDN}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/**
 * The address a build is made for: https, any path, no trailing slash.
 * @throws Error with one sentence when it is no such address.
 */
function checkedOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.protocol !== "https:" || url.search || url.hash || url.username) {
    throw new Error(
      `The origin "${text}" is not an https address such as https://addins.example.com/credit: Excel loads add-ins over https only.`,
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

/** manifest.xml with every address moved to `origin`; app domains take no path. */
function manifestFor(origin, manifest) {
  const domain = new URL(origin).origin;
  return manifest
    .replaceAll(`<AppDomain>${DEVELOPMENT_ORIGIN}</AppDomain>`, `<AppDomain>${domain}</AppDomain>`)
    .replaceAll(`"${DEVELOPMENT_ORIGIN}/`, `"${origin}/`);
}

/**
 * What the pane may weigh, in bytes of gzipped JavaScript: `opening` what its page loads, `all` with the pages shown
 * later. Each is a little above what stands: whoever needs more raises it here, knowingly.
 */
const SIZE_BUDGET = { opening: 211_900, all: 722_000 };

/** Fails a build that is heavier than its budget, and says by how much; nothing is emitted then. */
class SizeBudget {
  constructor(budget) {
    this.budget = budget;
  }

  apply(compiler) {
    const { Compilation, WebpackError } = compiler.webpack;
    compiler.hooks.thisCompilation.tap("SizeBudget", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "SizeBudget", stage }, (assets) => {
        const problems = budgetProblems(assets, openingFiles(compilation), this.budget);
        compilation.errors.push(...problems.map((problem) => new WebpackError(problem)));
      });
    });
  }
}

/** What the page names, and the words of one language, the heavier one, with their keys: the pane shows nothing without. */
function openingFiles(compilation) {
  const named = [...compilation.entrypoints.values()].flatMap((entrypoint) => entrypoint.getFiles());
  const words = [...compilation.chunks].filter(({ name }) => name?.startsWith("words"));
  const [keys, languages] = [true, false].map((are) =>
    words.filter(({ name }) => (name === WORDS_KEYS) === are),
  );
  const [heaviest] = languages.sort(
    (one, other) => wordsSize(compilation, other) - wordsSize(compilation, one),
  );
  return [...named, ...[...keys, heaviest].flatMap((chunk) => [...(chunk?.files ?? [])])];
}

function wordsSize(compilation, chunk) {
  return compilation.chunkGraph.getChunkSize(chunk);
}

function budgetProblems(assets, opening, budget) {
  const scripts = (names) => names.filter((name) => name.endsWith(".js"));
  const weight = (names) => names.reduce((sum, name) => sum + gzipSync(assets[name].buffer()).length, 0);
  return [
    { what: "loaded on opening", bytes: weight(scripts(opening)), most: budget.opening },
    { what: "of all pages", bytes: weight(scripts(Object.keys(assets))), most: budget.all },
  ]
    .filter(({ bytes, most }) => bytes > most)
    .map(
      ({ what, bytes, most }) =>
        `The JavaScript ${what} weighs ${bytes} bytes gzipped: more than the ${most} of SIZE_BUDGET in webpack.config.js.`,
    );
}

/** Code that a page loads when it is opened: what is done for each of thousands of items and clients stands there. */
const PAGES = /^page-/;

function minimizer(files, compress) {
  return new MinimizerPlugin({
    ...files,
    minify: MinimizerPlugin.swcMinify,
    parallel: false,
    minimizerOptions: { compress, mangle: true },
  });
}

/** Certificates that this machine trusts for localhost. Only the development server needs them. */
async function developmentCertificates() {
  const certificates = require("office-addin-dev-certs");
  if (!certificates.verifyCertificates()) {
    throw new Error(
      "Excel loads add-ins over https only, and this machine has no trusted certificate for localhost yet. " +
        "Run once: npx office-addin-dev-certs install",
    );
  }
  return certificates.getHttpsServerOptions();
}

async function developmentServer() {
  return {
    host: new URL(DEVELOPMENT_ORIGIN).hostname,
    port: Number(new URL(DEVELOPMENT_ORIGIN).port),
    server: { type: "https", options: await developmentCertificates() },
    headers: { "Access-Control-Allow-Origin": "*" },
    // The overlay is a frame with inline styles, which the page's policy rightly refuses.
    client: { overlay: false },
    static: false,
  };
}

const PANE = "./src/taskpane/index.tsx";

/**
 * The build of the task pane page, with its manifest, icons and help pages, ready for a static host.
 * Pane and ribbon commands share one page because they share one runtime.
 * @param {{ production: boolean, origin: string, output?: string, pane?: string, serve?: boolean }} options
 */
function build({ production, origin, output = "dist", pane = PANE, serve = false }) {
  const hash = production ? ".[contenthash:10]" : "";
  return {
    context: __dirname,
    mode: production ? "production" : "development",
    // Never an eval-based map: the page's policy forbids eval.
    devtool: "source-map",
    entry: {
      connecting: "./src/taskpane/app/connecting.ts",
      taskpane: ["./src/commands/commands.ts", pane],
    },
    output: {
      path: path.resolve(__dirname, output),
      filename: `[name]${hash}.js`,
      chunkFilename: `page-[name]${hash}.js`,
      assetModuleFilename: `assets/[name]${hash}[ext]`,
      publicPath: "",
      clean: true,
    },
    resolve: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
    // Another pane than the product's has every word at once.
    module: { rules: [typescriptRule(), ...(pane === PANE ? [wordsRule()] : [])] },
    optimization: {
      // Webpack's own choice takes three times as long for a thousandth less.
      minimizer: [
        minimizer({ exclude: PAGES }, { passes: 3 }),
        // Written into its caller, a function that is called for each of thousands is made anew each time.
        minimizer({ include: PAGES }, { passes: 3, inline: 0, reduce_vars: false }),
      ],
      // What two pages share is loaded once, small as it is: by default it is written into both up to 20 kB.
      splitChunks: {
        chunks: "all",
        minSize: 4_000,
        cacheGroups: {
          defaultVendors: librariesGroup(),
          words: {
            test: ({ resource }) => /[\\/]locales[\\/].*\?keys$/.test(resource ?? ""),
            name: WORDS_KEYS,
            enforce: true,
          },
        },
      },
    },
    // Webpack's own limits count what is unpacked.
    performance: false,
    plugins: [
      menuWhenOpened(),
      ...(pane === PANE ? [wordsByNeed()] : []),
      new HtmlPlugin({
        template: "src/taskpane/taskpane.html",
        filename: "taskpane.html",
        policy: contentSecurityPolicy(serve ? "'self' wss://localhost:3000" : "'self'"),
        officeJs: OFFICE_JS,
        // The template puts the first one before Office.js, the others after it.
        inject: false,
        chunks: ["connecting", "taskpane"],
        chunksSortMode: "manual",
        minify: false,
      }),
      new CopyPlugin({ patterns: copiedFiles(origin) }),
      ...(production ? [new SizeBudget(SIZE_BUDGET)] : []),
    ],
    stats: { preset: "errors-warnings", assets: production },
  };
}

/**
 * React, Fluent UI and the like change less often than the product: a bundle of their own is kept longer. What only
 * a page loaded later needs of them comes with that page.
 */
function librariesGroup() {
  return { test: /[\\/]node_modules[\\/]/, name: "libraries", chunks: "initial", reuseExistingChunk: true };
}

/** Nobody waits for the words of a language that is not his: see src/locales/wordsByNeed.ts. */
function wordsByNeed() {
  const locales = path.resolve(__dirname, "src/locales");
  return new NormalModuleReplacementPlugin(/^\.\/words$/, (resource) => {
    if (resource.context === locales) resource.request = "./wordsByNeed";
  });
}

/** What texts are called is loaded once, with the first language. */
function wordsRule() {
  return {
    test: /[\\/]locales[\\/](fr|en)[\\/]\w+\.json$/,
    type: "javascript/auto",
    loader: path.resolve(__dirname, "webpack.words.js"),
  };
}

const WORDS_KEYS = "wordsKeys";

/** Nobody waits for the menu that no button has: see src/taskpane/app/menuWhenOpened.tsx. */
function menuWhenOpened() {
  return new NormalModuleReplacementPlugin(/^\.\.\/\.\.\/ContextualMenu$/, (resource) => {
    if (!/fluentui.react.lib.components.Button$/.test(resource.context)) return;
    resource.request = path.resolve(__dirname, "src/taskpane/app/menuWhenOpened.tsx");
  });
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
        sourceMaps: true,
      },
    },
  };
}

function copiedFiles(origin) {
  return [
    { from: "assets/icons/*.png", to: "assets/icons/[name][ext]" },
    { from: "src/taskpane/help/*.{html,css}", to: "[name][ext]" },
    {
      from: "manifest.xml",
      to: "manifest.xml",
      transform: (content) => manifestFor(origin, content.toString("utf8")),
    },
  ];
}

module.exports = async (env = {}, { mode } = {}) => {
  const origin = checkedOrigin(env.origin ?? DEVELOPMENT_ORIGIN);
  const serve = Boolean(env.WEBPACK_SERVE);
  const configuration = build({ production: mode === "production", origin, serve });
  return serve ? { ...configuration, devServer: await developmentServer() } : configuration;
};
module.exports.build = build;
module.exports.checkedOrigin = checkedOrigin;
module.exports.SIZE_BUDGET = SIZE_BUDGET;
module.exports.SizeBudget = SizeBudget;
