import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const locked = new Map<string, Record<string, object>>(Object.entries(lock.packages));

test("package-lock.json is about this package.json; `npm run lock` makes it so", () => {
  const { dependencies, devDependencies, engines, bin, version } = manifest;
  expect(lock.packages[""]).toMatchObject({ dependencies, devDependencies, engines, version, ...(bin && { bin }) });
});

test("it holds the binaries for each platform, or `npm ci` refuses it", () => {
  const missing = [...locked].flatMap(([path, { optionalDependencies = {} }]) => {
    const beside = path.slice(0, path.lastIndexOf("node_modules/"));
    return Object.keys(optionalDependencies).filter(
      (name) => !locked.has(`${beside}node_modules/${name}`) && !locked.has(`${path}/node_modules/${name}`),
    );
  });
  expect(missing).toEqual([]);
});

test("it does not say from where packages come", () => {
  expect([...locked].flatMap(([path, { resolved }]) => (resolved === undefined ? [] : path))).toEqual([]);
});
