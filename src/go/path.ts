/**
 * The shortest path that means the same: without `.`, `..` behind a name, and slashes too many. Of nothing it is `.`.
 *
 * @see Go path/filepath Clean
 * @example cleanPath("/tekton//home/../x/") // "/tekton/x"
 */
export function cleanPath(path: string): string {
  const isRooted = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!isRooted) kept.push(part);
  }
  const clean = `${isRooted ? "/" : ""}${kept.join("/")}`;
  return clean === "" ? "." : clean;
}
