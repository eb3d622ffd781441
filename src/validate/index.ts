// What Tekton's admission webhook says of a resource. So far: names, and empty pipelines.
export { validateObjectMetadata } from "./object-metadata.ts";
export { validateEmptySpec } from "./pipeline/empty-spec.ts";
