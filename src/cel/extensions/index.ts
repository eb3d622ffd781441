export { celLists } from "./lists.ts";
export { celStrings } from "./strings.ts";
