// Writes package-lock.json, whole: npm leaves out binaries for platforms that it cannot see at the moment, and then
// `npm ci` refuses the file. What npm left out gets an entry by its name: `@rollup/rollup-linux-x64-musl`.
//   npm run lock
import { readFileSync, writeFileSync } from "node:fs";

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const locked = new Map<string, Locked>(Object.entries(lock.packages));

for (const [path, { dev, optionalDependencies = {} }] of [...locked]) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const beside = `${path.slice(0, path.lastIndexOf("node_modules/"))}node_modules/${name}`;
    if (locked.has(beside) || locked.has(`${path}/node_modules/${name}`)) continue;
    console.log(`added ${beside}`);
    locked.set(beside, { version, ...platformOf(name), ...(dev && { dev }), optional: true });
  }
}

const sorted = [...locked].sort(([a], [b]) => a.localeCompare(b, "en"));
writeFileSync("package-lock.json", `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);

/** What npm compares with the machine before it installs a package. */
function platformOf(name: string): { cpu: string[]; os: string[]; libc?: string[] } {
  const match =
    /[-/](aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)(-\w+)?$/.exec(name);
  if (match === null) throw new Error(`Cannot lock ${name}: no platform in its name`);
  const [, os = "", cpu = "", kind = ""] = match;
  const libc = os === "linux" ? { libc: [kind.startsWith("-musl") ? "musl" : "glibc"] } : {};
  return { cpu: [cpu], os: [os], ...libc };
}
