import { type Finding, invalidValue } from "../finding.ts";
import type { Run } from "./update.ts";

/** A message says why a run has the status that a user gave it. */
export const validateStatusMessage = ({
  status = "",
  statusMessage = "",
}: NonNullable<Run["spec"]>): readonly Finding[] =>
  status === "" && statusMessage !== ""
    ? [
        invalidValue(
          `statusMessage should not be set if status is not set, but it is currently set to ${statusMessage}`,
          "statusMessage",
        ),
      ]
    : [];
