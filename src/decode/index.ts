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
export { decodeAnyVersion, decodeV1beta1 } from "./v1beta1/decode.ts";
export { encodeV1beta1 } from "./v1beta1/encode.ts";
