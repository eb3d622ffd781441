// Text to documents, with the place of every key and value.
export { editYaml } from "./edit-yaml.ts";
export { locate, placeOf } from "./locate.ts";
export { type DocumentObject, objectsOf } from "./objects-of.ts";
export { parseDocuments } from "./parse-documents.ts";
export { placeInside } from "./place-inside.ts";
export { readYaml } from "./read-yaml.ts";
export { recoverYaml } from "./recover.ts";
export type { ReadOptions, SourceDocument } from "./source-document.ts";
export { type SourceText, sourceText } from "./source-text.ts";
export type { NodeTable } from "./yaml/nodes.ts";
