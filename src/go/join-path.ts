/**
 * Parts of a path as one, without `.` and `..`, doubled slashes and one at the end.
 *
 * @see Go path/filepath Join
 * @example joinPath("/workspace", "../a//b/") // "/a/b"
 */
export function joinPath(...parts: readonly string[]): string {
  const path = parts.filter((part) => part !== "").join("/");
  if (path === "") return "";
  const isRooted = path.startsWith("/");
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.length > 0 && names.at(-1) !== "..") names.pop();
    else if (!isRooted) names.push(name);
  }
  return isRooted ? `/${names.join("/")}` : names.join("/") || ".";
}
