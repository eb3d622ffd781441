// Unknown data to resources, as Go's decoder reads it.
export { type ConfigMaps, decodeConfig } from "./config.ts";
export {
  decodeCustomRun,
  decodePipeline,
  decodePipelineRun,
  decodeResolutionRequest,
  decodeResource,
  decodeStepAction,
  decodeTask,
  decodeTaskRun,
} from "./decode.ts";
export { encodeResource } from "./encode.ts";
export { convertToV1, type V1Form } from "./v1beta1/convert-to-v1.ts";
export { convertToV1beta1, type V1beta1Form } from "./v1beta1/convert-to-v1beta1.ts";
export { decodeAnyVersion, decodeV1beta1 } from "./v1beta1/decode.ts";
export { encodeV1beta1 } from "./v1beta1/encode.ts";
export { migrationPatch } from "./v1beta1/migration-patch.ts";
