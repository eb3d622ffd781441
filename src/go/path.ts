/**
 * Parts of a path as one clean path; empty ones are left out.
 *
 * @see Go path/filepath Join
 * @example joinPath("/workspace", "../a//b/") // "/a/b"
 */
export function joinPath(...parts: readonly string[]): string {
  const path = parts.filter((part) => part !== "").join("/");
  return path === "" ? "" : cleanPath(path);
}

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
