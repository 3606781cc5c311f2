import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import importX, { createNodeResolver } from "eslint-plugin-import-x";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const HOST_NAMES = ["Excel", "Office", "OfficeExtension", "OfficeRuntime"];
const HOST_MESSAGE = "Only src/excel may name Excel or Office: ask for what is needed there.";

/**
 * Folders of src and what each may import besides itself: the direction in which the product is built.
 * A folder that is not listed may import nothing but packages.
 */
const MAY_IMPORT = {
  taskpane: ["commands", "committee", "documents", "domain", "intake", "locales"],
  // The ribbon is Excel's: src/excel/host/ribbon.ts is the one file there that the commands may use.
  commands: ["committee", "domain", "locales", "excel/host/ribbon.ts"],
  committee: ["excel", "book", "documents", "intake", "domain", "locales"],
  excel: ["book", "documents", "domain", "locales"],
  book: ["domain", "locales"],
  documents: ["domain", "locales"],
  intake: ["domain"],
  locales: ["domain/basis"],
  domain: [],
};

/** One zone per folder: importing anything else of src is an error that says what is allowed. */
function importZones() {
  return Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
    target: `./src/${folder}`,
    from: "./src",
    except: [folder, ...allowed].map((path) => `./${path}`),
    message: `src/${folder} may import only ${allowed.length > 0 ? allowed.join(", ") : "packages"}.`,
  }));
}

/**
 * The rules of the Office plugin alone: its own shared configuration brings a second copy of
 * typescript-eslint, which flat configuration refuses beside ours, and runs Prettier once more.
 */
const officeRules = Object.fromEntries(
  officeAddins.configs.recommended
    .flatMap((config) => Object.entries(config.rules ?? {}))
    .filter(([name]) => name.startsWith("office-addins/")),
);

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "coverage/", ".cache/", "out/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-alert": "error",
      "no-console": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "import-x": importX, "office-addins": officeAddins },
    languageOptions: { globals: globals.browser },
    settings: {
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".tsx", ".json", ".js", ".mjs"] })],
    },
    rules: {
      ...officeRules,
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: importZones() }],
    },
  },
  {
    files: ["src/taskpane/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/excel/**"],
    rules: {
      "no-restricted-globals": ["error", ...HOST_NAMES.map((name) => ({ name, message: HOST_MESSAGE }))],
      "no-restricted-syntax": [
        "error",
        {
          selector: `TSQualifiedName > Identifier.left[name=/^(${HOST_NAMES.join("|")})$/]`,
          message: HOST_MESSAGE,
        },
        {
          selector: `MemberExpression[object.name=/^(window|globalThis|self)$/][property.name=/^(${HOST_NAMES.join("|")})$/]`,
          message: HOST_MESSAGE,
        },
      ],
    },
  },
  {
    // Command-line tools and tests speak on the console; test doubles are looser than the product.
    files: ["test/**/*.{ts,tsx}", "src/**/*.test.{ts,tsx}"],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
    rules: {
      "no-console": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  { files: ["**/*.{js,cjs}"], languageOptions: { sourceType: "commonjs" } },
  prettier,
);
