import { compareCodePoints } from "../go/json.ts";
import type { ParamSpec } from "../types/param.ts";
import { type Finding, generic } from "./finding.ts";
import type { ParamList } from "./param-specs.ts";

/**
 * The names of params can be written behind `$(params.`; those of object params, and their keys, without dots.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateNameFormat
 */
export function validateNameFormat({ params, placeOf }: ParamList): readonly Finding[] {
  const found: Finding[] = [];
  const isWrong = ({ name, type }: ParamSpec) => type !== "object" && !/^[_a-zA-Z][\w.-]*$/.test(name);
  const names = new Set(params.filter(isWrong).map(({ name }) => name));
  if (names.size > 0)
    found.push({
      check: "param-name-format",
      ...generic(
        `The format of following array and string variable names is invalid: [${[...names].sort(compareCodePoints).join(" ")}]`,
        "params",
        { at: [...placeOf(params.findIndex(isWrong)), "name"], details: STRING_NAMES },
      ),
    });
  const objects = wrongObjectNames(params);
  if (objects.size === 0) return found;
  const [first = ""] = objects.keys();
  const printed = [...objects.keys()]
    .sort(compareCodePoints)
    .map((name) => `${name}:[${objects.get(name)?.join(" ")}]`);
  found.push({
    check: "param-name-format",
    ...generic(`Object param name and key name format is invalid: map[${printed.join(" ")}]`, "params", {
      at: [...placeOf(params.findIndex(({ name, type }) => type === "object" && name === first)), "name"],
      details: OBJECT_NAMES,
    }),
  });
  return found;
}

const STRING_NAMES =
  "String/Array Names: \nMust only contain alphanumeric characters, hyphens (-), underscores (_), and dots (.)\nMust begin with a letter or an underscore (_)";
const OBJECT_NAMES =
  "Object Names: \nMust only contain alphanumeric characters, hyphens (-), underscores (_) \nMust begin with a letter or an underscore (_)";

/** The object params with a name or keys that cannot be written, and those keys. */
function wrongObjectNames(params: readonly ParamSpec[]): Map<string, string[]> {
  const isRight = (name: string) => /^[_a-zA-Z][\w-]*$/.test(name);
  const wrong = new Map<string, string[]>();
  for (const { name, type, properties = {} } of params) {
    if (type !== "object") continue;
    const keys = Object.keys(properties).filter((key) => !isRight(key));
    // as in the reference: a wrong name drops the keys of an earlier param of that name
    if (!isRight(name)) wrong.set(name, keys.sort(compareCodePoints));
    else if (keys.length > 0) {
      const earlier = wrong.get(name);
      if (earlier === undefined) wrong.set(name, keys.sort(compareCodePoints));
      else for (const key of keys.sort(compareCodePoints)) earlier.push(key);
    }
  }
  return wrong;
}
