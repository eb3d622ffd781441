import { expect, test } from "vitest";
import { decodeConfig } from "../../src/decode/config.ts";
import { defaultConfig } from "../../src/types/config.ts";

test("the default is a cluster with empty ConfigMaps", () => {
  expect(defaultConfig.featureFlags.enableAPIFields).toBe("beta");
  expect(decodeConfig({})).toEqual({ ok: true, value: defaultConfig, diagnostics: [] });
});
