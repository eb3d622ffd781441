// Runs when npm has installed what a clone needs, and when it makes a package of a git address, as pre-commit asks for. What
// is built is not in git, so it is built here, once.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

const run = (command) => execSync(command, { stdio: "inherit" });

if (!existsSync("dist/cli.cjs")) {
  // With --global, npm passes that on to where it makes the package, and leaves out what the build needs.
  if (!existsSync("node_modules/typescript"))
    run("npm ci --no-global --include=dev --ignore-scripts --no-audit --no-fund");
  run("npm run build");
}
