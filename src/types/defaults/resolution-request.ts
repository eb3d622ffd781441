import type { ResolutionRequest } from "../resolution-request.ts";
import { withFields } from "./share.ts";

/**
 * A ResolutionRequest that says what it is.
 *
 * @see tektoncd/pipeline pkg/apis/resolution/v1beta1/resolution_request_defaults.go ResolutionRequest.SetDefaults
 */
export function resolutionRequestWithDefaults(request: ResolutionRequest): ResolutionRequest {
  return withFields(request, {
    kind: request.kind || "ResolutionRequest",
    apiVersion: request.apiVersion || "resolution.tekton.dev/v1beta1",
  });
}
