import { runTry } from "./runTry";

void runTry(process.argv.slice(2), console).then((code) => {
  process.exitCode = code;
});
