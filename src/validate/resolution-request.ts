import type { ResolutionRequest } from "../types/resolution-request.ts";
import { type Finding, missingField } from "./finding.ts";

/** The label that says which resolver shall look after a request. */
const RESOLVER_LABEL = "resolution.tekton.dev/type";

/**
 * As in the reference: the path says `meta`.
 *
 * @see tektoncd/pipeline pkg/apis/resolution/v1beta1/resolution_request_validation.go ResolutionRequest.Validate
 */
export function checkResolutionRequest({ metadata }: ResolutionRequest): readonly Finding[] {
  return !metadata?.labels?.[RESOLVER_LABEL]
    ? [
        {
          check: "resolver-label",
          ...missingField(`meta.labels.${RESOLVER_LABEL}`, ["metadata", "labels", RESOLVER_LABEL]),
        },
      ]
    : [];
}
