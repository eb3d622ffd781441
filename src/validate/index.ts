// What Tekton's admission webhook says of a resource.
export { validateObjectMetadata } from "./object-metadata.ts";
