// Rules for the scripts of pages: old browsers, no eval, nothing kept, nobody asked.
import { createRequire } from "node:module";
import process from "node:process";

// The recommended rules come with ESLint itself, wherever that is installed.
const { recommended } = createRequire(process.argv[1])("@eslint/js").configs;
const of = (object, properties) => properties.map((property) => ({ object, property }));

export default [
  {
    files: ["**/*.js"],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: "script",
      globals: { document: "readonly", window: "readonly" }, // no fetch, no storage
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...recommended.rules,
      complexity: ["error", 8],
      eqeqeq: "error",
      "max-len": ["error", 100],
      "max-lines": ["error", 300],
      "no-eval": "error",
      "no-implicit-globals": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-shadow": "error",
      "no-use-before-define": ["error", "nofunc"],
      strict: ["error", "function"],
      "no-restricted-properties": [
        "error",
        ...of("document", ["cookie", "write", "writeln"]),
        ...of("window", ["localStorage", "sessionStorage", "indexedDB", "name", "fetch", "history"]),
        { property: "innerHTML" },
        { property: "outerHTML" },
        { property: "insertAdjacentHTML" },
      ],
    },
  },
];
